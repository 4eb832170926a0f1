import { describe, shown } from "../errors/describe.ts";
import { AxisError, ShapeError, ValueError } from "../errors/errors.ts";

/** The lengths of the axes of an array, outermost first; `[]` is a single number. */
export type Shape = readonly number[];

/** One axis, several, or all of them (`null` or absent). */
export type Axis = number | readonly number[] | null | undefined;

/** More axes than NumPy allows, and few enough to detect a list that is not a shape. */
export const MAX_AXES = 64;

/** A shape as in code: `[2, 3]`. Entries that are not numbers are described, and a long list is cut. */
export function formatShape(shape: Shape): string {
  const lengths = Array.from(shape.slice(0, MAX_AXES), shown);
  if (shape.length > MAX_AXES) lengths.push(`… (${shape.length} lengths)`);
  return `[${lengths.join(", ")}]`;
}

/** The number of elements of a shape. */
export function sizeOf(shape: Shape): number {
  let size = 1;
  for (let i = 0; i < shape.length; i++) size *= shape[i] as number;
  return size;
}

/** Whether two shapes are the same. */
export function sameShape(a: Shape, b: Shape): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** Whether an array has the shape [rows, columns]; false for other values. */
export function isMatrix(a: { readonly dims: Shape }, rows: number, columns: number): boolean {
  const shape = a?.dims;
  return shape?.length === 2 && shape[0] === rows && shape[1] === columns;
}

/** Element strides of a row-major array. */
export function rowMajor(shape: Shape): number[] {
  const strides = new Array<number>(shape.length);
  let stride = 1;
  for (let i = shape.length - 1; i >= 0; i--) {
    strides[i] = stride;
    stride *= shape[i] as number;
  }
  return strides;
}

/**
 * Returns a valid shape: a list of non-negative integers, with at most 64 axes and a number of elements that is a safe
 * integer. Throws otherwise.
 */
export function checkShape(shape: Shape, op: string): Shape {
  if (!Array.isArray(shape)) throw notAShape(shape, op);
  checkAxes(shape, op);
  let size = 1;
  for (const length of shape) {
    if (!Number.isSafeInteger(length) || length < 0) {
      throw new ShapeError(`${op}: ${formatShape(shape)} is not a shape, lengths are whole numbers from 0`);
    }
    size *= length || 1; // also if another length is 0: strides are products, too
  }
  if (size > Number.MAX_SAFE_INTEGER) throw new ShapeError(`${op}: shape ${formatShape(shape)} is too large`);
  return shape;
}

function notAShape(shape: unknown, op: string): ValueError {
  return new ValueError(`${op}: expected a shape such as [2, 3], got ${shown(shape)}${listHint(shape)}`);
}

/** What to do with a number in place of a list of numbers, at the end of an error message. */
export function listHint(first: unknown): string {
  return typeof first === "number" ? `; write a list, [${first}, ...]` : "";
}

/** Throws {@link ShapeError} for a list with more lengths than an array has axes. */
export function checkAxes(shape: Shape, op: string): void {
  if (shape.length <= MAX_AXES) return;
  throw new ShapeError(`${op}: ${shape.length} lengths are no shape, an array has at most ${MAX_AXES} axes`);
}

/** The shape that two shapes broadcast to, by NumPy's rule: lengths are equal, or one of them is 1. */
export function broadcastShapes(a: Shape, b: Shape, op: string): Shape {
  // Usually one of the two is the result.
  if (canBroadcast(b, a)) return a;
  if (canBroadcast(a, b)) return b;
  const ndim = Math.max(a.length, b.length);
  const out = new Array<number>(ndim);
  for (let i = 0; i < ndim; i++) {
    const x = a[a.length - ndim + i] ?? 1;
    const y = b[b.length - ndim + i] ?? 1;
    if (x !== y && x !== 1 && y !== 1) {
      throw new ShapeError(`${op}: shapes ${formatShape(a)} and ${formatShape(b)} do not broadcast`);
    }
    out[i] = x === 1 ? y : x;
  }
  return out;
}

/** Whether an array of shape `from` can be broadcast to `to`. */
export function canBroadcast(from: Shape, to: Shape): boolean {
  const lead = to.length - from.length;
  if (lead < 0) return false;
  for (let i = 0; i < from.length; i++) if (from[i] !== 1 && from[i] !== to[lead + i]) return false;
  return true;
}

/** An axis counted from the front; negative ones count from the back. */
export function normalizeAxis(axis: number, ndim: number, op: string, shape?: Shape): number {
  if (!Number.isInteger(axis) || axis < -ndim || axis >= ndim) {
    const where = shape ? `for shape ${formatShape(shape)}` : `for ${ndim} dimensions`;
    throw new AxisError(`${op}: axis ${shown(axis)} is out of range ${where}`);
  }
  return axis < 0 ? axis + ndim : axis;
}

/** The given axes, sorted and counted from the front; all axes for null. */
export function normalizeAxes(axis: Axis, shape: Shape, op: string): number[] {
  if (axis === null || axis === undefined) return shape.map((_, i) => i);
  const list = typeof axis === "number" ? [axis] : axis;
  if (!Array.isArray(list))
    throw new AxisError(`${op}: an axis is a whole number or a list of them, got ${describe(axis)}`);
  if (list.length > MAX_AXES)
    throw new AxisError(`${op}: ${list.length} axes are too many for shape ${formatShape(shape)}`);
  const axes = list.map((a) => normalizeAxis(a, shape.length, op, shape)).sort((a, b) => a - b);
  axes.forEach((a, i) => {
    if (a === axes[i - 1]) throw new AxisError(`${op}: axis ${a} is given twice in ${formatShape(list)}`);
  });
  return axes;
}

/** The shape after a reduction of some axes: they get length 1 with `keepdims`, else they are removed. */
export function reducedShape(shape: Shape, axes: readonly number[], keepdims: boolean): number[] {
  return keepdims
    ? shape.map((length, i) => (axes.includes(i) ? 1 : length))
    : shape.filter((_, i) => !axes.includes(i));
}
