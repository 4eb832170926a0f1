/**
 * Kernels that combine several others in one call, because a call costs as much as a short loop.
 *
 * @module
 */
import type { Binary, BinaryRows, Kernels } from "./kernels.ts";

/** The kernels that combine others. */
export type Composite = "addRows" | "subRows" | "mulRows" | "divRows" | "linear" | "rnnCell" | "squaredDistance";

/** The kernel of several rows that calls a kernel for each; the sizes of the elements are in bytes. */
export function byRows(kernel: Binary, item: number, outItem: number): BinaryRows {
  return (a, aRow, aStep, b, bRow, bStep, out, rows, n) => {
    for (let i = 0; i < rows; i++) {
      kernel(a + i * aRow * item, aStep, b + i * bRow * item, bStep, out + i * n * outItem, n);
    }
  };
}

/** The kernels of one dtype, whose elements have `item` bytes, with those that combine them. */
export function withComposites(k: Omit<Kernels, Composite>, item: number): Kernels {
  return {
    ...k,
    addRows: byRows(k.add, item, item),
    subRows: byRows(k.sub, item, item),
    mulRows: byRows(k.mul, item, item),
    divRows: byRows(k.div, item, item),
    linear(x, W, b, out, rows, inner, n) {
      k.matmul(x, W, out, rows, inner, n, 0, 0, 0);
      k.addRow(b, out, rows, n);
    },
    rnnCell(x, h, Wx, Wh, b, out, rows, inner, n) {
      k.matmul(x, Wx, out, rows, inner, n, 0, 0, 0);
      k.addRow(b, out, rows, n);
      k.matmul(h, Wh, out, rows, n, n, 0, 0, 1);
      k.tanh(out, out, rows * n);
    },
    squaredDistance(a, b, out, n) {
      k.sub(a, 1, b, 1, out, n);
      return k.dot(out, out, n);
    },
  };
}
