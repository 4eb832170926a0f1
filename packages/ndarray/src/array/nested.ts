import { describe } from "../errors/describe.ts";
import { ShapeError, ValueError } from "../errors/errors.ts";
import { MAX_AXES } from "./shape.ts";

/** Numbers in nested JavaScript arrays, or one number. */
export type Numbers = number | readonly Numbers[];

/** Booleans in nested JavaScript arrays, or one boolean. */
export type Booleans = boolean | readonly Booleans[];

/**
 * @internal The shape and the elements, row-major, of nested JavaScript arrays. Throws {@link ShapeError} for ragged
 * rows and {@link ValueError} for anything that is not a number or boolean.
 */
export function unnest(data: unknown, op: string): { shape: number[]; values: (number | boolean)[] } {
  const shape: number[] = [];
  for (let level = data; Array.isArray(level); level = level[0]) {
    if (shape.length === MAX_AXES)
      throw new ShapeError(`${op}: more than ${MAX_AXES} axes; is a list inside of itself?`);
    shape.push(level.length);
  }
  const values: (number | boolean)[] = [];
  const flatten = (part: unknown, axis: number): void => {
    if (axis === shape.length) {
      if (Array.isArray(part)) throw new ShapeError(`${op}: rows have different depths below axis ${axis - 1}`);
      if (typeof part !== "number" && typeof part !== "boolean") {
        throw new ValueError(`${op}: expected numbers, got ${describe(part)}${hintFor(part, axis)}`);
      }
      values.push(part);
      return;
    }
    if (!Array.isArray(part)) throw new ShapeError(`${op}: rows have different depths on axis ${axis}`);
    if (part.length !== shape[axis]) {
      throw new ShapeError(`${op}: rows have different lengths on axis ${axis}, ${shape[axis]} and ${part.length}`);
    }
    for (const row of part) flatten(row, axis + 1);
  };
  flatten(data, 0);
  return { shape, values };
}

/** How to make numbers of what a list contains; only of what is in a list, since `array` takes arrays as they are. */
function hintFor(part: unknown, axis: number): string {
  if (typeof part === "bigint") return "; convert them with Number(...)";
  if (axis === 0 || typeof part !== "object" || part === null) return "";
  if (ArrayBuffer.isView(part)) return "; convert typed arrays in a list with Array.from(...)";
  return typeof (part as { toTypedArray?: unknown }).toTypedArray === "function"
    ? "; join arrays with stack([...])"
    : "";
}
