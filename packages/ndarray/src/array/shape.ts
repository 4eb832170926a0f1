import { describe, shown } from "../errors/describe.ts";
import { AxisError, ShapeError, ValueError } from "../errors/errors.ts";

/** The lengths of the axes of an array, outermost first; `[]` is a single number. */
export type Shape = readonly number[];

/** One axis, several, or all of them (`null` or absent). */
export type Axis = number | readonly number[] | null | undefined;

/** More axes than NumPy has, and so few that a list of anything else is found. */
export const MAX_AXES = 64;

/** A shape as it is written in code: `[2, 3]`. What is no number is described, and of a long list the beginning is told. */
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

/** Whether an array has the shape [rows, columns]; what is no array has not. */
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
 * Checks that a shape is a list of whole numbers that are not negative, with at most 64 axes and so few elements that they
 * can be counted, and returns it.
 */
export function checkShape(shape: Shape, op: string): Shape {
  if (!Array.isArray(shape)) throw new ValueError(`${op}: expected a shape such as [2, 3], got ${describe(shape)}`);
  checkAxes(shape, op);
  let size = 1;
  for (const length of shape) {
    if (!Number.isSafeInteger(length) || length < 0) {
      throw new ShapeError(`${op}: ${formatShape(shape)} is not a shape, lengths are whole numbers from 0`);
    }
    size *= length || 1; // also where another length is 0: strides are products, too
  }
  if (size > Number.MAX_SAFE_INTEGER) throw new ShapeError(`${op}: shape ${formatShape(shape)} is too large`);
  return shape;
}

/** Throws {@link ShapeError} for a list with more lengths than an array has axes. */
export function checkAxes(shape: Shape, op: string): void {
  if (shape.length <= MAX_AXES) return;
  throw new ShapeError(`${op}: ${shape.length} lengths are no shape, an array has at most ${MAX_AXES} axes`);
}

/** The shape that two shapes broadcast to, by NumPy's rule: lengths are equal, or one of them is 1. */
export function broadcastShapes(a: Shape, b: Shape, op: string): Shape {
  // Nearly always one of the two is the result already.
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

/** The axes that are meant, sorted and counted from the front; all of them for null. */
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

/** The shape after reducing some axes: they become 1 with `keepdims`, else they go. */
export function reducedShape(shape: Shape, axes: readonly number[], keepdims: boolean): number[] {
  return keepdims
    ? shape.map((length, i) => (axes.includes(i) ? 1 : length))
    : shape.filter((_, i) => !axes.includes(i));
}
