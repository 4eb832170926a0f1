import { formatShape, type NdArray, type Shape, ShapeError, shown, ValueError } from "@dz/ndarray";
import { checkImage } from "./check-image.ts";

/** Height and width in pixels, or one number for both. */
export type ImageSize = number | readonly [height: number, width: number];

/** Height and width; throws {@link ValueError} unless they are whole numbers from 1. */
export function checkSize(op: string, size: ImageSize): readonly [number, number] {
  const pair = typeof size === "number" ? ([size, size] as const) : size;
  if (
    Array.isArray(pair) &&
    pair.length === 2 &&
    pair.every((length: unknown) => Number.isSafeInteger(length) && (length as number) >= 1)
  )
    return pair;
  throw new ValueError(
    `${op}: size ${Array.isArray(size) ? formatShape(size) : shown(size)} is neither a whole number from 1 nor two of them`,
  );
}

/** The last two axes of an image; throws {@link ShapeError} if it has fewer. */
export function sidesOf(op: string, image: NdArray): readonly [height: number, width: number] {
  const [height, width] = checkImage(image, op).shape.slice(-2);
  if (image.ndim >= 2) return [height as number, width as number];
  throw new ShapeError(
    `${op}: an image has the axes height and width, got an array of shape [${shapeText(image.shape)}]`,
  );
}

function shapeText(shape: Shape): string {
  return shape.join(", ");
}
