import { toDot, type VariableLike } from "@dz/core";
import { Layer } from "@dz/layers";

/** The base class of models: a layer used on its own. */
export abstract class Model extends Layer {
  /**
   * The graph of the output for an input, as DOT text. It runs the model: the state of a recurrent one advances by a
   * step.
   */
  toDot(...xs: VariableLike[]): string {
    return toDot(this.forward(...xs));
  }
}
