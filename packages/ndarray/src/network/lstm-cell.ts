import { checkArray } from "../array/check.ts";
import { zeros } from "../array/creation.ts";
import { itemSize } from "../array/dtype.ts";
import { emptyOf, type NdArray, resolve, view } from "../array/ndarray.ts";
import { cellKernels } from "../kernels/cells.ts";
import { ready } from "../operations/movement.ts";
import { checkInputs, checkList, checkShape, factor, floatOfAll, writeProduct } from "./gates.ts";

/** The result of {@link lstmCell}. */
export interface LstmStep {
  /** The output [m, n]. */
  readonly h: NdArray;
  /** The memory cell [m, n]. */
  readonly c: NdArray;
  /** The gates f, i, o and u, and tanh c', as [5, m, n], for the gradient. */
  readonly gates: NdArray;
}

/**
 * One step of an LSTM: `f, i, o = σ(x Wx + b + h Wh)` and `u = tanh(x Wx + b + h Wh)`, each with its own matrices, then
 * `c' = f c + i u` and `h' = o tanh c'`. x is [m, k], h and c are [m, n]; `Wx` are four matrices [k, n], `Wh` four [n,
 * n] and `b` four rows [n], in the order f, i, o, u. Computed in the dtype to which all are promoted.
 *
 * Throws {@link ShapeError} for other shapes and {@link ValueError} for another number of matrices or rows.
 */
export function lstmCell(
  x: NdArray,
  h: NdArray,
  c: NdArray,
  Wx: readonly NdArray[],
  Wh: readonly NdArray[],
  b: readonly NdArray[],
): LstmStep {
  checkInputs("lstmCell", x, h, Wx);
  const [m, n] = h.dims as [number, number];
  checkShape("lstmCell", "c", c, [m, n]);
  checkList("lstmCell", "Wx", Wx, 4, [x.dims[1] as number, n]);
  checkList("lstmCell", "Wh", Wh, 4, [n, n]);
  checkList("lstmCell", "b", b, 4, [n]);
  const dtype = floatOfAll([x, h, c], Wx, Wh, b);
  const fromInput = factor(x, Wx, b, dtype);
  const fromState = factor(h, Wh, [], dtype);
  const cell = ready(c, dtype);
  const size = m * n;
  // One array for all results: allocating a second could move the first.
  const out = emptyOf([7, m, n], dtype);
  for (let i = 0; i < 4; i++) {
    const gate = out.ptr + i * size * itemSize[dtype];
    writeProduct(fromInput, i, gate, 0);
    writeProduct(fromState, i, gate, 1);
  }
  cellKernels.of(dtype).lstmGates(resolve(cell), out.ptr, size);
  const gates = view(out, 0, [5, m, n], null);
  return { h: view(out, 6 * size, [m, n], null), c: view(out, 5 * size, [m, n], null), gates };
}

/** The result of {@link lstmCellGrad}. */
export interface LstmGrad {
  /** The gradients of the pre-activations of the gates f, i, o and u, as [4, m, n]. */
  readonly gates: NdArray;
  /** The gradient of the memory cell before the step, [m, n]. */
  readonly c: NdArray;
}

/**
 * The gradients of an {@link lstmCell} up to its products, from its gates, the memory cell c before it, and the
 * gradients of o and c'; null for one of these counts as zeros.
 */
export function lstmCellGrad(gates: NdArray, c: NdArray, go: NdArray | null, gc: NdArray | null): LstmGrad {
  checkArray(gates, "lstmCellGrad");
  const [, m, n] = gates.dims as [number, number, number];
  const given = [go, gc].filter((g) => g !== null);
  checkShape("lstmCellGrad", "c", c, [m, n]);
  for (const g of given) checkShape("lstmCellGrad", "a gradient", g, [m, n]);
  const dtype = floatOfAll([gates], given);
  const y = ready(gates, dtype);
  const cell = ready(c, dtype);
  const toO = go === null ? zeros([m, n], { dtype }) : ready(go, dtype);
  const toC = gc === null ? zeros([m, n], { dtype }) : ready(gc, dtype);
  const size = m * n;
  const out = emptyOf([5, m, n], dtype);
  cellKernels.of(dtype).lstmGatesGrad(resolve(y), resolve(cell), resolve(toO), resolve(toC), out.ptr, size);
  return { gates: view(out, 0, [4, m, n], null), c: view(out, 4 * size, [m, n], null) };
}
