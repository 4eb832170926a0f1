/**
 * Products of matrices. A transposed view is not copied: the kernels read it in place.
 *
 * @module
 */
import { checkArray } from "../array/check.ts";
import { bytesOf, type DType, floatOf, promote } from "../array/dtype.ts";
import { contiguous, empty, emptyOf, type NdArray, resolve } from "../array/ndarray.ts";
import { broadcastShapes, formatShape, type Shape, sizeOf } from "../array/shape.ts";
import { ShapeError } from "../errors/errors.ts";
import { productKernels } from "../kernels/products.ts";
import { astype, broadcastTo, ready, reshape, transpose } from "./movement.ts";

/** A matrix as the kernels take it: contiguous memory, and whether it is read by columns. */
export interface Stored {
  readonly a: NdArray;
  readonly transposed: 0 | 1;
}

/** @internal A matrix in a dtype, as the kernels take it. */
export function stored(a: NdArray, dtype: DType): Stored {
  const x = astype(a, dtype);
  const { strides, dims: shape } = x;
  if (strides !== null && x.ndim === 2 && strides[0] === 1 && strides[1] === shape[0]) return { a: x, transposed: 1 };
  return { a: contiguous(x), transposed: 0 };
}

/**
 * The matrix product as NumPy's `a @ b`: [m, k] × [k, n] gives [m, n]; a vector is a row on the left and a column on
 * the right, and that axis is removed; leading axes are a batch and broadcast.
 *
 * Integers are multiplied as float64. Throws {@link ShapeError} if inner lengths differ or an operand has no axes.
 */
export function matmul(a: NdArray, b: NdArray): NdArray {
  checkArray(a, "matmul");
  checkArray(b, "matmul");
  if (a.ndim === 2 && b.ndim === 2) return product(a, b);
  if (a.ndim === 0 || b.ndim === 0) throw misfit("matmul: a number is no matrix", a, b);
  const x = a.ndim === 1 ? reshape(a, [1, a.size]) : a;
  const y = b.ndim === 1 ? reshape(b, [b.size, 1]) : b;
  if (x.dims[x.ndim - 1] !== y.dims[y.ndim - 2]) throw misfit("matmul: inner dimensions differ", a, b);
  const full = y.ndim === 2 ? flattened(x, y) : batched(x, y);
  const shape = full.dims.filter(
    (_, i) => !(a.ndim === 1 && i === full.ndim - 2) && !(b.ndim === 1 && i === full.ndim - 1),
  );
  return reshape(full, shape);
}

function misfit(problem: string, a: NdArray, b: NdArray): ShapeError {
  return new ShapeError(`${problem}, ${formatShape(a.dims)} × ${formatShape(b.dims)}`);
}

function product(a: NdArray, b: NdArray): NdArray {
  const [m, k] = a.dims as [number, number];
  const [inner, n] = b.dims as [number, number];
  if (k !== inner) throw misfit("matmul: inner dimensions differ", a, b);
  const dtype = floatOf(promote(a.dtype, b.dtype));
  const x = stored(a, dtype);
  const y = stored(b, dtype);
  const out = emptyOf([m, n], dtype);
  productKernels.of(dtype).matmul(resolve(x.a), resolve(y.a), out.ptr, m, k, n, x.transposed, y.transposed, 0);
  return out;
}

/** `a · bᵀ` for a [m, k] and b [n, k]; the transposed matrix is read in place. */
export function timesTransposed(a: NdArray, b: NdArray): NdArray {
  checkArray(a, "timesTransposed");
  checkArray(b, "timesTransposed");
  if (a.ndim !== 2 || b.ndim !== 2) throw misfit("timesTransposed: expected matrices", a, b);
  const m = a.dims[0] as number;
  const k = a.dims[1] as number;
  const n = b.dims[0] as number;
  if (b.dims[1] !== k) throw misfit("timesTransposed: inner dimensions differ", a, b);
  if (b.strides !== null) return matmul(a, transpose(b));
  const dtype = floatOf(promote(a.dtype, b.dtype));
  const x = ready(a, dtype);
  const y = astype(b, dtype);
  const out = empty([m, n], m * n, dtype);
  productKernels.of(dtype).matmul(resolve(x), resolve(y), out.ptr, m, k, n, 0, 1, 0);
  return out;
}

/** All matrices of a batch times one matrix: the stacked rows of the batch are one product. */
function flattened(a: NdArray, b: NdArray): NdArray {
  if (a.ndim === 2) return product(a, b);
  const lead = a.dims.slice(0, -1);
  const rows = reshape(a, [sizeOf(lead), b.dims[0] as number]);
  return reshape(product(rows, b), [...lead, b.dims[1] as number]);
}

function batched(a: NdArray, b: NdArray): NdArray {
  const dtype = floatOf(promote(a.dtype, b.dtype));
  const [m, k] = a.dims.slice(-2) as [number, number];
  const n = b.dims[b.ndim - 1] as number;
  const batch = broadcastShapes(a.dims.slice(0, -2), b.dims.slice(0, -2), "matmul");
  const x = spread(a, batch, dtype);
  const y = spread(b, batch, dtype);
  const out = emptyOf([...batch, m, n], dtype);
  const { matmul: multiply } = productKernels.of(dtype);
  const [p, q] = [resolve(x.a), resolve(y.a)];
  for (let i = 0; i < sizeOf(batch); i++) {
    const target = out.ptr + i * m * n * bytesOf(dtype);
    multiply(p + i * x.step, q + i * y.step, target, m, k, n, x.transposed, y.transposed, 0);
  }
  return out;
}

/** The matrices of one operand, `step` bytes apart; 0 for a single one, which is not repeated. */
function spread(a: NdArray, batch: Shape, dtype: DType): Stored & { readonly step: number } {
  if (a.ndim === 2) return { ...stored(a, dtype), step: 0 };
  const [rows, columns] = a.dims.slice(-2) as [number, number];
  const all = contiguous(broadcastTo(astype(a, dtype), [...batch, rows, columns]));
  return { a: all, transposed: 0, step: rows * columns * bytesOf(dtype) };
}
