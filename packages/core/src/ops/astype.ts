import * as nd from "@dz/ndarray";
import { asVariable, type VariableLike } from "../graph/as-variable.ts";
import { constantResult } from "../graph/constant-result.ts";
import { type Attributes, FunctionNode } from "../graph/function-node.ts";
import type { Variable } from "../graph/variable.ts";

class Astype extends FunctionNode {
  static override get name(): string {
    return "Astype";
  }

  private readonly dtype: nd.DType;

  constructor(dtype: nd.DType) {
    super();
    this.dtype = dtype;
  }

  override attributes(): Attributes {
    return { dtype: this.dtype };
  }

  override forward(x: nd.NdArray): nd.NdArray {
    return nd.astype(x, this.dtype);
  }

  override backward(gy: Variable): Variable {
    const { dtype } = this.input(0);
    return nd.isFloat(dtype) ? astype(gy, dtype) : gy; // a gradient of whole numbers stays in floats
  }
}

/**
 * `x` in another dtype; x itself if it has that dtype already. A gradient returns in the dtype of x if x is of floats,
 * else in that of the result.
 *
 * Whole numbers and bools have no derivative: a result in int32 or bool is a constant, through which no gradient
 * passes. Throws {@link nd.DTypeError} if there is no such dtype.
 */
export function astype(x: VariableLike, dtype: nd.DType): Variable {
  const from = asVariable(x, "astype");
  if (from.dtype === dtype) return from;
  if (nd.isFloat(dtype)) return new Astype(dtype).apply(from);
  return constantResult("Astype", [from], nd.astype(from.data, dtype), { dtype });
}
