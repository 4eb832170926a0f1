import { array, astype, broadcastTo, formatShape, NdArray, sameShape } from "@dz/ndarray";
import { Variable } from "../graph/variable.ts";

/** How far two arrays may differ: `|actual − expected| <= rtol · |expected| + atol`, element by element. */
export interface Tolerance {
  readonly rtol?: number;
  readonly atol?: number;
}

/** What can be compared: arrays, Variables, or a number. */
export type Comparable = Variable | NdArray | number;

function asNdArray(x: Comparable): NdArray {
  if (x instanceof Variable) return x.data;
  return x instanceof NdArray ? x : array(x);
}

/** Two numbers of equal shapes that are not close, at an index of the flat arrays. */
interface Farthest {
  readonly at: number;
  readonly actual: number;
  readonly expected: number;
}

/** @internal Where two arrays of one shape are farthest from close; null if they are close. */
export function farthest(actual: NdArray, expected: NdArray, rtol: number, atol: number): Farthest | null {
  const [x, y] = [astype(actual, "float64").toTypedArray(), astype(expected, "float64").toTypedArray()];
  let worst: Farthest | null = null;
  let excess = 0;
  for (let i = 0; i < x.length; i++) {
    const [p, q] = [x[i] as number, y[i] as number];
    if (Object.is(p, q) || p === q) continue;
    const over = Number.isFinite(p) && Number.isFinite(q) ? Math.abs(p - q) - (rtol * Math.abs(q) + atol) : Infinity;
    if (over > excess) {
      excess = over;
      worst = { at: i, actual: p, expected: q };
    }
  }
  return worst;
}

/**
 * Describes where two arrays differ most, or returns null if they are close: equal shapes, NaN where NaN is expected,
 * infinities of the same sign, and the rest within the tolerance (default rtol 1e-7, atol 0). A number stands for an
 * array filled with it.
 */
export function difference(actual: Comparable, expected: Comparable, tolerance: Tolerance = {}): string | null {
  const { rtol = 1e-7, atol = 0 } = tolerance;
  const a = asNdArray(actual);
  const e = typeof expected === "number" ? broadcastTo(array(expected), a.shape) : asNdArray(expected);
  if (!sameShape(a.shape, e.shape)) return `shape is ${formatShape(a.shape)}, expected ${formatShape(e.shape)}`;
  const worst = farthest(a, e, rtol, atol);
  if (worst === null) return null;
  const { at, actual: found, expected: wanted } = worst;
  return `element ${at} of shape ${formatShape(a.shape)} is ${found}, expected ${wanted} (rtol ${rtol}, atol ${atol})`;
}

/** Throws the description of {@link difference} unless two arrays are close; `what` begins the message. */
export function expectClose(
  actual: Comparable,
  expected: Comparable,
  tolerance: Tolerance = {},
  what = "expectClose",
): void {
  const problem = difference(actual, expected, tolerance);
  if (problem !== null) throw new Error(`${what}: ${problem}`);
}
