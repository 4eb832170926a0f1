import { asVariable, FunctionNode, type NdArray, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";

/** Whole numbers and bools as float64. */
class AsFloat extends FunctionNode {
  override forward(x: NdArray): NdArray {
    return nd.astype(x, nd.floatOf(x.dtype));
  }

  override backward(gy: Variable): Variable {
    return gy;
  }
}

/**
 * The input of a function whose results are real numbers: floats as they are, whole numbers and bools in float64, as in
 * NumPy, before anything is computed that int32 might not hold. `op` begins the messages.
 */
export function asFloat(x: VariableLike, op: string): Variable {
  const from = asVariable(x, op);
  return nd.isFloat(from.dtype) ? from : new AsFloat().apply(from);
}
