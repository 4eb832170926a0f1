import { checkArray } from "../array/check.ts";
import { itemSize } from "../array/dtype.ts";
import { emptyOf, type NdArray, resolve, view } from "../array/ndarray.ts";
import { cellKernels } from "../kernels/cells.ts";
import { ready } from "../operations/movement.ts";
import { checkInputs, checkList, checkShape, factor, floatOfAll, writeProduct } from "./gates.ts";

/** The result of {@link gruCell}. */
export interface GruStep {
  /** The new state [m, n]. */
  readonly h: NdArray;
  /** The gates r and z, the candidate n, and q = h Whn + bhn, as [4, m, n], for the gradient. */
  readonly gates: NdArray;
}

/**
 * One step of a GRU: `r, z = σ(x Wx + bx + h Wh + bh)`, `n = tanh(x Wx + bx + r (h Wh + bh))`, each with its own
 * matrices, then `h' = (1 − z) n + z h`. x is [m, k], h [m, n]; `Wx` are three matrices [k, n], `Wh` three [n, n], `bx`
 * and `bh` three rows [n], in the order r, z, n. Computed in the dtype to which all are promoted.
 *
 * Throws {@link ShapeError} for other shapes and {@link ValueError} for another number of matrices or rows.
 */
export function gruCell(
  x: NdArray,
  h: NdArray,
  Wx: readonly NdArray[],
  Wh: readonly NdArray[],
  bx: readonly NdArray[],
  bh: readonly NdArray[],
): GruStep {
  checkInputs("gruCell", x, h, Wx);
  const [m, n] = h.dims as [number, number];
  checkList("gruCell", "Wx", Wx, 3, [x.dims[1] as number, n]);
  checkList("gruCell", "Wh", Wh, 3, [n, n]);
  checkList("gruCell", "bx", bx, 3, [n]);
  checkList("gruCell", "bh", bh, 3, [n]);
  const dtype = floatOfAll([x, h], Wx, Wh, bx, bh);
  const fromInput = factor(x, Wx, bx, dtype);
  const fromState = factor(h, Wh, bh, dtype);
  const before = ready(h, dtype);
  const size = m * n;
  const row = size * itemSize[dtype];
  // One array for all results: allocating a second could move the first.
  const out = emptyOf([5, m, n], dtype);
  for (let i = 0; i < 3; i++) writeProduct(fromInput, i, out.ptr + i * row, 0);
  for (let i = 0; i < 2; i++) writeProduct(fromState, i, out.ptr + i * row, 1);
  writeProduct(fromState, 2, out.ptr + 3 * row, 0);
  cellKernels.of(dtype).gruGates(resolve(before), out.ptr, size);
  return { h: view(out, 4 * size, [m, n], null), gates: view(out, 0, [4, m, n], null) };
}

/** The result of {@link gruCellGrad}. */
export interface GruGrad {
  /** The gradients of the pre-activations of r and z, of x Wxn + bxn and of h Whn + bhn, as [4, m, n]. */
  readonly gates: NdArray;
  /**
   * The gradient of the state before the step, without that through its products: z times that of the state after it,
   * [m, n].
   */
  readonly h: NdArray;
}

/**
 * The gradients of a {@link gruCell} up to its products, from its gates, the state h before it, and the gradient of h'.
 */
export function gruCellGrad(gates: NdArray, h: NdArray, gh: NdArray): GruGrad {
  checkArray(gates, "gruCellGrad");
  const [, m, n] = gates.dims as [number, number, number];
  checkShape("gruCellGrad", "h", h, [m, n]);
  checkShape("gruCellGrad", "the gradient", gh, [m, n]);
  const dtype = floatOfAll([gates, gh]);
  const [y, before, g] = [gates, h, gh].map((a) => ready(a, dtype)) as [NdArray, NdArray, NdArray];
  const size = m * n;
  const out = emptyOf([5, m, n], dtype);
  cellKernels.of(dtype).gruGatesGrad(resolve(y), resolve(before), resolve(g), out.ptr, size);
  return { gates: view(out, 0, [4, m, n], null), h: view(out, 4 * size, [m, n], null) };
}
