import type { NdArray, Variable, VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";
import { Maximum } from "./maximum.ts";
import { operands } from "./operands.ts";

class Minimum extends Maximum {
  static override get name(): string {
    return "Minimum";
  }

  override forward(x0: NdArray, x1: NdArray): NdArray {
    return nd.minimum(x0, x1);
  }
}

/**
 * The smaller of two, element by element; NaN if either is NaN. Equal operands get half of the gradient each, as in
 * `maximum`. Shapes broadcast; throws {@link nd.ShapeError} if they do not.
 */
export function minimum(x0: VariableLike, x1: VariableLike): Variable {
  return new Minimum().apply(...operands(x0, x1, "minimum"));
}
