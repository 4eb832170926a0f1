import { DzError } from "@dz/ndarray";

/** A series, or what is asked of it, that cannot be used: the message says what, where, and how to mend it. */
export class SeriesError extends DzError {
  static override get name(): string {
    return "SeriesError";
  }
}
