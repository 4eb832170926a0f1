import { toDot, type VariableLike } from "@dz/core";
import { Layer } from "@dz/layers";

/** A layer that is used by itself. */
export abstract class Model extends Layer {
  /** The graph of the output for an input, as DOT text. The input counts: a recurrent model goes on by one step. */
  toDot(...xs: VariableLike[]): string {
    return toDot(this.forward(...xs));
  }
}
