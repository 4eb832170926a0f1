/**
 * The shape argument of a reshape: a list in which one length may be -1, which is computed.
 *
 * @module
 */
import { ShapeError } from "../errors/errors.ts";
import { checkShape, formatShape, MAX_AXES, type Shape } from "./shape.ts";

/**
 * A copy of the list, for an array to keep. Throws for anything but a list, and for one that is too long to be a shape.
 */
export function ownList(shape: Shape): number[] {
  return Array.isArray(shape) && shape.length <= MAX_AXES ? shape.slice() : [...checkShape(shape, "reshape")];
}

/**
 * Replaces the length -1, in place, by the one that `size` elements of the shape `from` require. Throws
 * {@link ShapeError} if the elements do not fill the shape.
 */
export function completeShape(shape: number[], from: Shape, size: number): void {
  let known = 1;
  let open = -1;
  for (let i = 0; i < shape.length; i++) {
    const length = shape[i] as number;
    if (length === -1 && open < 0) open = i;
    else if (Number.isSafeInteger(length) && length >= 0) known *= length;
    else throw badShape(shape, from, size);
  }
  if (open < 0 && known !== size) throw badShape(shape, from, size);
  if (open >= 0) {
    const missing = size / known;
    if (!Number.isInteger(missing)) throw badShape(shape, from, size); // infinite or NaN, too, if a known length is 0
    shape[open] = missing;
  }
}

function badShape(shape: Shape, from: Shape, size: number): ShapeError {
  const old = formatShape(from);
  const open = shape.filter((length) => length === -1).length;
  const known = checkShape(
    shape.filter((length) => length !== -1),
    "reshape",
  );
  if (open > 1) return new ShapeError(`reshape: only one length can be -1, ${old} to ${formatShape(shape)}`);
  if (open === 1) return new ShapeError(`reshape: no length fits for -1, ${old} to ${formatShape(shape)}`);
  return new ShapeError(`reshape: ${size} elements of shape ${old} do not fill ${formatShape(known)}`);
}
