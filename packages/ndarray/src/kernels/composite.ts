/**
 * Kernels that combine several others in one call, because a call costs as much as a short loop.
 *
 * @module
 */
import type { ArithmeticKernels, Binary, BinaryRows, ProductKernels } from "./kernels.ts";

/** The kernels of arithmetic that combine others. */
export type Rows = "addRows" | "subRows" | "mulRows" | "divRows" | "squaredDistance";

/** The kernels of which products with more steps are made. */
type Steps = Pick<ProductKernels, "matmul" | "addRow"> & Pick<ArithmeticKernels, "tanh">;

/** The kernel of several rows that calls a kernel for each; the sizes of the elements are in bytes. */
export function byRows(kernel: Binary, item: number, outItem: number): BinaryRows {
  return (a, aRow, aStep, b, bRow, bStep, out, rows, n) => {
    for (let i = 0; i < rows; i++) {
      kernel(a + i * aRow * item, aStep, b + i * bRow * item, bStep, out + i * n * outItem, n);
    }
  };
}

/** The kernels of arithmetic of one dtype, whose elements have `item` bytes, with those that combine them. */
export function withRows(k: Omit<ArithmeticKernels, Rows>, item: number): ArithmeticKernels {
  return {
    ...k,
    addRows: byRows(k.add, item, item),
    subRows: byRows(k.sub, item, item),
    mulRows: byRows(k.mul, item, item),
    divRows: byRows(k.div, item, item),
    squaredDistance(a, b, out, n) {
      k.sub(a, 1, b, 1, out, n);
      return k.dot(out, out, n);
    },
  };
}

/** The kernels of products of one dtype: those given, and those that combine them. */
export function withProducts({ matmul, addRow, tanh }: Steps): ProductKernels {
  return {
    matmul,
    addRow,
    linear(x, W, b, out, rows, inner, n) {
      matmul(x, W, out, rows, inner, n, 0, 0, 0);
      addRow(b, out, rows, n);
    },
    rnnCell(x, h, Wx, Wh, b, out, rows, inner, n) {
      matmul(x, Wx, out, rows, inner, n, 0, 0, 0);
      addRow(b, out, rows, n);
      matmul(h, Wh, out, rows, n, n, 0, 0, 1);
      tanh(out, out, rows * n);
    },
  };
}
