import { ellipsis, formatShape, getItem, ShapeError, slice } from "@dz/ndarray";
import { checkSize, type ImageSize, sidesOf } from "./image-size.ts";
import type { Transform } from "./transform.ts";

/**
 * The middle of an image [..., height, width], of a size in pixels (height first, unlike DeZero); what cannot be cut off
 * evenly is cut off at the bottom and on the right. Throws {@link ValueError} for a size that is none; the transform
 * throws {@link ShapeError} for a smaller image.
 */
export function centerCrop(size: ImageSize): Transform {
  const [height, width] = checkSize("centerCrop", size);
  return (image) => {
    const [h, w] = sidesOf("centerCrop", image);
    if (h < height || w < width) {
      throw new ShapeError(`centerCrop: ${height} x ${width} pixels of an image of shape ${formatShape(image.shape)}`);
    }
    const [top, left] = [Math.floor((h - height) / 2), Math.floor((w - width) / 2)];
    return getItem(image, ellipsis, slice(top, top + height), slice(left, left + width));
  };
}
