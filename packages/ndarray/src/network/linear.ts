import { checkArray } from "../array/check.ts";
import { floatOf, promote } from "../array/dtype.ts";
import { empty, type NdArray, resolve } from "../array/ndarray.ts";
import { formatShape } from "../array/shape.ts";
import { ShapeError } from "../errors/errors.ts";
import { productKernels } from "../kernels/products.ts";
import { add } from "../operations/elementwise.ts";
import { matmul } from "../operations/matmul.ts";
import { astype, ready } from "../operations/movement.ts";

/**
 * `x · W + b`, with `b` [n] added to each row of the product; [m, k] × [k, n] gives [m, n]. Throws {@link ShapeError}
 * for other shapes.
 */
export function linear(x: NdArray, W: NdArray, b: NdArray | null): NdArray {
  checkArray(x, "linear");
  checkArray(W, "linear");
  if (b !== null) checkArray(b, "linear");
  if (x.ndim !== 2 || W.ndim !== 2) throw misfit("expected matrices", x, W);
  const m = x.dims[0] as number;
  const k = x.dims[1] as number;
  const n = W.dims[1] as number;
  if (W.dims[0] !== k) throw misfit("inner dimensions differ", x, W);
  if (b === null) return matmul(x, W);
  if (b.ndim !== 1 || b.size !== n) {
    throw new ShapeError(`linear: b has shape ${formatShape(b.dims)}, expected ${formatShape([n])}`);
  }
  const met = floatOf(promote(x.dtype, W.dtype));
  const dtype = floatOf(promote(met, b.dtype));
  // A float32 product is rounded before a float64 b is added.
  if (met === "float32" && dtype === "float64") return add(matmul(x, W), b);
  // A transposed view of the weights is not copied.
  if (W.strides !== null) return add(matmul(astype(x, dtype), astype(W, dtype)), b);
  const from = ready(x, dtype);
  const weights = astype(W, dtype);
  const bias = ready(b, dtype);
  const out = empty([m, n], m * n, dtype);
  productKernels.of(dtype).linear(resolve(from), resolve(weights), resolve(bias), out.ptr, m, k, n);
  return out;
}

function misfit(problem: string, x: NdArray, W: NdArray): ShapeError {
  return new ShapeError(`linear: ${problem}, ${formatShape(x.dims)} × ${formatShape(W.dims)}`);
}
