import { ellipsis, formatShape, getItem, ShapeError, slice } from "@dz/ndarray";
import { checkSize, type ImageSize, sidesOf } from "./image-size.ts";
import type { Transform } from "./transform.ts";

/**
 * The centre of an image [..., height, width], of a size in pixels (height first, unlike DeZero); an odd row or column
 * is cut off at the bottom or right. Throws {@link ValueError} for an invalid size; the transform throws {@link
 * ShapeError} for a smaller image.
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
