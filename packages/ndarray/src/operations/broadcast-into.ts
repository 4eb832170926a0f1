import { bytesOf } from "../array/dtype.ts";
import { type NdArray, resolve } from "../array/ndarray.ts";
import type { Shape } from "../array/shape.ts";
import type { BinaryRows } from "../kernels/kernels.ts";
import { broadcastLoops, type Loop } from "./broadcast-loops.ts";

const ONCE: Loop = { length: 1, a: 0, b: 0 };

/**
 * @internal Writes an operation on operands of different shapes into `out`, which has the shape that both broadcast to
 * and may be one of them. The operands are contiguous, in the dtype of the kernel; each call of it computes as many
 * rows as it can.
 */
export function broadcastInto<A extends NdArray>(out: A, kernel: BinaryRows, a: NdArray, b: NdArray): A {
  const x = resolve(a);
  const y = resolve(b);
  // Usually one operand has the shape of the result, and the other consists of one or more of its last axes.
  const least = Math.min(a.size, b.size);
  if (least > 1 && Math.max(a.size, b.size) === out.size && isSuffix(a.size < out.size ? a.dims : b.dims, out.dims)) {
    const rows = out.size / least;
    kernel(x, a.size < out.size ? 0 : least, 1, y, b.size < out.size ? 0 : least, 1, out.ptr, rows, least);
    return out;
  }
  const loops = broadcastLoops(out.dims, a.dims, b.dims);
  const inner = loops[0] ?? ONCE;
  const outer = loops[1] ?? ONCE;
  const item = bytesOf(a.dtype);
  const plane = outer.length * inner.length * bytesOf(out.dtype);
  let at = out.ptr;
  const walk = (depth: number, p: number, q: number): void => {
    const loop = loops[depth];
    if (depth < 2 || loop === undefined) {
      kernel(p, outer.a, inner.a, q, outer.b, inner.b, at, outer.length, inner.length);
      at += plane;
      return;
    }
    for (let i = 0; i < loop.length; i++) walk(depth - 1, p + i * loop.a * item, q + i * loop.b * item);
  };
  walk(loops.length - 1, x, y);
  return out;
}

/** Whether a shape is a suffix of another, apart from leading ones. */
function isSuffix(shape: Shape, of: Shape): boolean {
  const lead = of.length - shape.length;
  let ones = true;
  for (let i = 0; i < shape.length; i++) {
    if (ones && shape[i] === 1) continue;
    ones = false;
    if (shape[i] !== of[lead + i]) return false;
  }
  return true;
}
