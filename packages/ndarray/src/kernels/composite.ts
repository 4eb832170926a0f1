/**
 * Kernels that combine several others in one call, because a call costs as much as a short loop.
 *
 * @module
 */
import type { Kernels } from "./kernels.ts";

/** The kernels that combine others. */
export type Composite = "linear" | "rnnCell" | "squaredDistance";

/** The kernels of one dtype with those that combine them. */
export function withComposites(k: Omit<Kernels, Composite>): Kernels {
  return {
    ...k,
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
