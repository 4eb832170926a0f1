/**
 * The common part of the fused steps of an LSTM and a GRU: products of the input and of the state with several matrices
 * each.
 *
 * @module
 */
import { checkArray } from "../array/check.ts";
import { type DType, floatOf, promote } from "../array/dtype.ts";
import { isNdArray, type NdArray, resolve } from "../array/ndarray.ts";
import { formatShape, type Shape, sameShape } from "../array/shape.ts";
import { shown } from "../errors/describe.ts";
import { ShapeError, ValueError } from "../errors/errors.ts";
import { productKernels } from "../kernels/products.ts";
import { type Stored, stored } from "../operations/matmul.ts";
import { ready } from "../operations/movement.ts";

/** The float dtype to which all arrays are promoted. */
export function floatOfAll(...lists: readonly (readonly NdArray[])[]): "float64" | "float32" {
  let dtype: DType = "bool";
  for (const list of lists) for (const a of list) if (a.dtype !== dtype) dtype = promote(dtype, a.dtype);
  return floatOf(dtype);
}

/** Throws {@link ShapeError} unless `a` has the expected shape. */
export function checkShape(op: string, name: string, a: NdArray, expected: Shape): void {
  checkArray(a, op);
  if (sameShape(a.dims, expected)) return;
  throw new ShapeError(`${op}: ${name} has shape ${formatShape(a.dims)}, expected ${formatShape(expected)}`);
}

/**
 * Throws {@link ShapeError} unless all arrays of a list have the expected shape, and {@link ValueError} unless there
 * are `count` of them.
 */
export function checkList(op: string, name: string, list: readonly NdArray[], count: number, expected: Shape): void {
  if (!Array.isArray(list))
    throw new ValueError(`${op}: expected a list of ${count} arrays ${name}, got ${shown(list)}`);
  if (list.length !== count) throw new ValueError(`${op}: expected ${count} arrays ${name}, got ${list.length}`);
  const wrong = list.findIndex((a) => !(isNdArray(a) && sameShape(a.dims, expected)));
  if (wrong >= 0) checkShape(op, `${name}[${wrong}]`, list[wrong] as NdArray, expected);
}

/** Throws {@link ShapeError} unless x and h are matrices with as many rows, and the first of `Wx` fits x. */
export function checkInputs(op: string, x: NdArray, h: NdArray, Wx: readonly NdArray[]): void {
  checkArray(x, op);
  checkArray(h, op);
  if (x.ndim !== 2 || h.ndim !== 2 || x.dims[0] !== h.dims[0]) {
    const [of, and] = [formatShape(x.dims), formatShape(h.dims)];
    throw new ShapeError(`${op}: x and h are matrices with as many rows, got shapes ${of} and ${and}`);
  }
  const W = Wx?.[0];
  if (W?.ndim === 2 && W.dims[0] !== x.dims[1]) {
    throw new ShapeError(`${op}: inner dimensions differ, ${formatShape(x.dims)} × ${formatShape(W.dims)}`);
  }
}

/** One factor of a step and its matrices and biases, as the kernels take them. */
export interface Factor {
  readonly x: Stored;
  readonly W: readonly Stored[];
  readonly b: readonly NdArray[];
}

/** Converts a factor to a dtype; this may allocate. */
export function factor(x: NdArray, W: readonly NdArray[], b: readonly NdArray[], dtype: DType): Factor {
  return {
    x: stored(x, dtype),
    W: W.map((a) => stored(a, dtype)),
    b: b.map((a) => ready(a, dtype)),
  };
}

/** `out (+)= x Wᵢ + bᵢ` at the address `out`; without biases, `out (+)= x Wᵢ`. */
export function writeProduct({ x, W, b }: Factor, i: number, out: number, accumulate: 0 | 1): void {
  const { matmul, addRow } = productKernels.of(x.a.dtype);
  const { a, transposed } = W[i] as Stored;
  const [m, k] = x.a.dims as [number, number];
  const n = a.dims[1] as number;
  matmul(resolve(x.a), resolve(a), out, m, k, n, x.transposed, transposed, accumulate);
  if (b[i] !== undefined) addRow(resolve(b[i]), out, m, n);
}
