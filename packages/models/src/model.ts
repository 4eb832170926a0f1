import { toDot, type Variable, type VariableLike } from "@dz/core";
import { Layer } from "@dz/layers";

/** The base class of models: a layer used on its own. */
export abstract class Model extends Layer {
  /**
   * The graph of the output for an input, as DOT text. It runs the model: the state of a recurrent one advances by a
   * step. Throws {@link ValueError} if the output is not one Variable.
   */
  toDot(...inputs: Parameters<this["forward"]>): string {
    return toDot(this.forward(...(inputs as never[])) as Variable);
  }
}

/** A model that takes one Variable and returns one. */
export interface UnaryModel extends Model {
  forward(x: VariableLike): Variable;
}
