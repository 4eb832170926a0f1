/**
 * How two operands of different shapes advance and repeat while a broadcast result is written from front to back.
 *
 * @module
 */
import type { Shape } from "../array/shape.ts";

/** Neighbouring axes of a result along which each operand either advances or repeats. */
export interface Loop {
  /** The number of steps. */
  length: number;
  /** How far the first operand advances at each step, in elements; 0 if it repeats. */
  readonly a: number;
  /** How far the second operand advances at each step, in elements; 0 if it repeats. */
  readonly b: number;
}

/**
 * The loops of a broadcast, the innermost first: the axes of `shape` from the last, in as few groups as possible. For
 * [64, 16] and [16] they are 16 steps in both operands and 64 in the first alone. `a` and `b` broadcast to `shape`.
 */
export function broadcastLoops(shape: Shape, a: Shape, b: Shape): Loop[] {
  const loops: Loop[] = [];
  let aSize = 1;
  let bSize = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    const length = shape[axis] as number;
    if (length === 1) continue;
    const inA = (a[axis - shape.length + a.length] ?? 1) !== 1;
    const inB = (b[axis - shape.length + b.length] ?? 1) !== 1;
    const inner = loops[loops.length - 1];
    if (inner !== undefined && inA === inner.a > 0 && inB === inner.b > 0) inner.length *= length;
    else loops.push({ length, a: inA ? aSize : 0, b: inB ? bSize : 0 });
    if (inA) aSize *= length;
    if (inB) bSize *= length;
  }
  return loops;
}
