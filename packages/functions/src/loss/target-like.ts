import { asVariable, reshape, type Variable, type VariableLike } from "@dz/core";
import { constantResult } from "@dz/core/engine";
import * as nd from "@dz/ndarray";

/**
 * @internal The target of an element-wise loss: in the dtype of x if it was an integer array, and in the shape of x if
 * only the number of axes differs ([batch] for [batch, 1]). A number is the target of every element.
 *
 * Throws {@link nd.ShapeError} if the shapes do not fit, or if x is a scalar, which has no axis to take the mean over.
 */
export function targetLike(x: Variable, t: VariableLike, op: string): Variable {
  if (x.ndim === 0) throw new nd.ShapeError(`${op}: shape [] has no axis to take the mean over`);
  const given = asVariable(t, op, nd.floatOf(x.dtype));
  const target = nd.isFloat(given.dtype) ? given : asFloatConstant(given, nd.floatOf(x.dtype));
  if (typeof t === "number" || nd.sameShape(target.shape, x.shape)) return target;
  if (target.ndim !== x.ndim && target.size === x.size) return reshape(target, x.shape);
  const [shape, expected] = [nd.formatShape(target.shape), nd.formatShape(x.shape)];
  throw new nd.ShapeError(`${op}: a target of shape ${shape} does not fit ${expected}`);
}

/** Labels as floats; they have no gradient. */
function asFloatConstant(t: Variable, dtype: nd.FloatDType): Variable {
  return constantResult("Astype", [t], nd.astype(t.data, dtype), { dtype });
}
