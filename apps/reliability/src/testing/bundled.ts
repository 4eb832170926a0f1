/** The training program as one file, made once for all tests: a start of it takes a fourth of one from the sources. */
import { inject } from "vitest";

declare module "vitest" {
  interface ProvidedContext {
    /** The path of the file, from the global setup of sin-rnn. */
    bundledCommand: string;
  }
}

/** The path of the file. */
export const bundled: string = inject("bundledCommand");
