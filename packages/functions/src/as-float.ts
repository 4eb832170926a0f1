import { asVariable, FunctionNode, type NdArray, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";

/** Integers and bools as float64. */
class AsFloat extends FunctionNode {
  override forward(x: NdArray): NdArray {
    return nd.astype(x, nd.floatOf(x.dtype));
  }

  override backward(gy: Variable): Variable {
    return gy;
  }
}

/**
 * The input of a real function: floats unchanged, integers and bools as float64, as in NumPy, before anything is
 * computed that may overflow int32. `op` begins the messages.
 */
export function asFloat(x: VariableLike, op: string): Variable {
  const from = asVariable(x, op);
  return nd.isFloat(from.dtype) ? from : new AsFloat().apply(from);
}
