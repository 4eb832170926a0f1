import type { DType } from "../array/dtype.ts";
import { withProducts } from "./composite.ts";
import { functionsOf } from "./js-functions.ts";
import { rounded, type Summed, sumInBlocks, sumInLanes, sumInOrder, sumInPairs } from "./js-sums.ts";
import { viewOf } from "./js-view.ts";
import type { Heap, ProductKernels } from "./kernels.ts";
import {
  HALF_STRIP_BYTES,
  LARGE_MATRIX_BYTES,
  PACKED_BYTES,
  PACKED_ROWS,
  PACKED_TRANSPOSED_BYTES,
  PACKED_TRANSPOSED_ROWS,
  ROW_BYTES,
  STRIP_BYTES,
  WIDE_ROW_BYTES,
} from "./thresholds.ts";

/** The reference kernels of products of matrices, for a dtype on a heap. */
export function plainProducts(dtype: DType, heap: Heap): ProductKernels {
  const { view, at, summed } = viewOf(dtype, heap);
  const { tanh } = functionsOf(dtype);
  return withProducts({
    matmul: floatProduct(at, summed),
    addRow(b, out, m, n) {
      const b0 = at(b);
      let o = at(out);
      for (let i = 0; i < m; i++) {
        for (let j = 0; j < n; j++, o++) view[o] = (view[o] as number) + (view[b0 + j] as number);
      }
    },
    tanh(a, out, n) {
      const [from, to] = [at(a), at(out)];
      for (let i = 0; i < n; i++) view[to + i] = tanh(view[from + i] as number);
    },
  });
}

/**
 * The reference product of float matrices. Each element is one sum; the order of its terms depends on the shapes and
 * its position alone and is that of the SIMD kernel, so that both give the same bits.
 */
export function floatProduct(at: (address: number) => number, summed: Summed): ProductKernels["matmul"] {
  const { view, single } = summed;
  const size = 16 / summed.lanes;

  /** `out[n] (+)= x[k] · b[k, n]`, the elements of x `xStep` apart. */
  function rowTimesMatrix(x: number, xStep: number, b: number, k: number, n: number, put: Put): void {
    const row = n * size;
    const fours = k & ~3;
    const large = row >= WIDE_ROW_BYTES && k * row >= LARGE_MATRIX_BYTES;
    for (let j = 0; j < n; j++) {
      const sum = large || isInStrip(j * size, row) ? sumInPairs : sumInOrder;
      const first = sum(0, x, xStep, b + j, n, fours, summed);
      put(j, sumInOrder(first, x + fours * xStep, xStep, b + j + fours * n, n, k - fours, summed));
    }
  }

  return (a, b, out, m, k, n, transA, transB, accumulate) => {
    let [left, right, rows, columns] = [at(a), at(b), m, n];
    let [turnedA, turnedB] = [transA !== 0, transB !== 0];
    const to = at(out);
    const putAt =
      (from: number): Put =>
      (j, value) => {
        view[from + j] = accumulate ? (view[from + j] as number) + value : value;
      };
    if (n === 1) {
      // A column is a row: (a · b)ᵀ = bᵀ · aᵀ.
      [left, right, turnedA, turnedB, rows, columns] = [right, left, false, !turnedA, 1, m];
    }
    if (k === 1) turnedB = false;
    const [aRow, aCol] = turnedA && rows > 1 ? [1, rows] : [k, 1];
    const bytes = k * columns * size;
    const packed = turnedB
      ? rows >= PACKED_TRANSPOSED_ROWS && bytes >= PACKED_TRANSPOSED_BYTES
      : rows >= PACKED_ROWS && bytes >= PACKED_BYTES;
    const inBlocks = rows > 1 && (packed || (turnedA && turnedB));
    const whole = rows > 1 ? rows & ~3 : 0;
    for (let i = 0; i < rows; i++) {
      const row = left + i * aRow;
      const put = putAt(to + i * columns);
      if (!inBlocks && !turnedB && i >= whole) rowTimesMatrix(row, aCol, right, k, columns, put);
      else if (!inBlocks && turnedB)
        for (let j = 0; j < columns; j++) put(j, sumInLanes(row, right + j * k, k, summed));
      else {
        const [step, next] = turnedB ? [1, k] : [columns, 1];
        const depth = inBlocks ? sumInBlocks : sumInOrder;
        for (let j = 0; j < columns; j++)
          put(j, rounded(depth(0, row, aCol, right + j * next, step, k, summed), single));
      }
    }
  };
}

type Put = (column: number, value: number) => void;

/** Whether a column of a row (both in bytes) is computed together with many others, with its products in pairs. */
function isInStrip(column: number, row: number): boolean {
  const from = column - (column % ROW_BYTES);
  const piece = Math.min(row - from, ROW_BYTES);
  const strips = piece - (piece % STRIP_BYTES);
  const end = piece - strips >= HALF_STRIP_BYTES ? strips + HALF_STRIP_BYTES : strips;
  return column - from < end;
}
