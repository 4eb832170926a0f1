/**
 * Products and sums written in place: the gradients of matrices and biases that a backward accumulates.
 *
 * @module
 */
import { type DType, floatOf, promote } from "../array/dtype.ts";
import { contiguous, type NdArray, resolve } from "../array/ndarray.ts";
import { formatShape, isMatrix } from "../array/shape.ts";
import { noteWrite } from "../array/versions.ts";
import { ShapeError, StateError } from "../errors/errors.ts";
import { arithmeticKernels } from "../kernels/arithmetic.ts";
import { productKernels } from "../kernels/products.ts";
import { checkWritable, misfit } from "./in-place.ts";
import { ready } from "./movement.ts";

/**
 * `target = aᵀ · b`, or `target += aᵀ · b`, for a [m, k], b [m, n] and a target [k, n]: the gradient of the right
 * factor of a product. Throws {@link StateError} unless the target has the dtype of the product, {@link ShapeError} for
 * other shapes.
 */
export function writeOuter(target: NdArray, a: NdArray, b: NdArray, accumulate: boolean): void {
  checkWritable(target, "writeOuter");
  const [m, k] = a.dims as [number, number];
  const [rows, n] = b.dims as [number, number];
  const dtype = floatOf(promote(a.dtype, b.dtype));
  if (target.dtype !== dtype) throw wrongDType(target, dtype, "writeOuter");
  if (a.ndim !== 2 || b.ndim !== 2 || rows !== m || !isMatrix(target, k, n)) {
    const [x, y, t] = [a, b, target].map(({ shape }) => formatShape(shape));
    throw new ShapeError(`writeOuter: ${x}ᵀ × ${y} does not fit ${t}`);
  }
  noteWrite(target);
  const x = ready(a, dtype);
  const y = ready(b, dtype);
  productKernels.of(dtype).matmul(resolve(x), resolve(y), target.ptr, k, m, n, 1, 0, accumulate ? 1 : 0);
}

/**
 * `target += a · bᵀ` for a [m, k], b [n, k] and a target [m, n]: the gradient of the left factor of a product,
 * accumulated. Throws like {@link writeOuter}.
 */
export function addTimesTransposed(target: NdArray, a: NdArray, b: NdArray): void {
  checkWritable(target, "addTimesTransposed");
  const m = a.dims[0] as number;
  const k = a.dims[1] as number;
  const n = b.dims[0] as number;
  const dtype = floatOf(promote(a.dtype, b.dtype));
  if (target.dtype !== dtype) throw wrongDType(target, dtype, "addTimesTransposed");
  if (a.ndim !== 2 || b.ndim !== 2 || b.dims[1] !== k || !isMatrix(target, m, n)) {
    const [x, y, t] = [a, b, target].map(({ shape }) => formatShape(shape));
    throw new ShapeError(`addTimesTransposed: ${x} × ${y}ᵀ does not fit ${t}`);
  }
  noteWrite(target);
  const x = ready(a, dtype);
  const y = ready(b, dtype);
  productKernels.of(dtype).matmul(resolve(x), resolve(y), target.ptr, m, k, n, 0, 1, 1);
}

/**
 * `target = Σ g[i]`, the sum of the rows of g [m, n] for a target [n]: the gradient of a bias. Throws like
 * {@link writeOuter}.
 */
export function writeRowSums(target: NdArray, g: NdArray): void {
  checkWritable(target, "writeRowSums");
  const m = g.dims[0] as number;
  const n = g.dims[1] as number;
  if (target.dtype !== g.dtype) throw wrongDType(target, g.dtype, "writeRowSums");
  if (g.ndim !== 2 || target.ndim !== 1 || target.size !== n) throw misfit(target, g, "writeRowSums");
  noteWrite(target);
  const x = contiguous(g);
  arithmeticKernels.of(x.dtype).sum(resolve(x), target.ptr, 1, m, n);
}

function wrongDType(target: NdArray, dtype: DType, op: string): StateError {
  return new StateError(`${op}: the target is ${target.dtype}, the product ${dtype}`);
}
