import { astype, fromTypedArray, isFloat, ValueError } from "@dz/ndarray";
import { checkSize, type ImageSize, sidesOf } from "./image-size.ts";
import type { Transform } from "./transform.ts";

/** The weights of adjacent source pixels. */
interface Tap {
  readonly first: number;
  readonly weights: readonly number[];
}

/**
 * Resizes an image [..., height, width] to a size in pixels (height first, unlike DeZero) with Pillow's bilinear
 * filter: linear interpolation, and where it shrinks, a weighted mean over all pixels that a new one covers. Float
 * dtypes are kept; int32 images are rounded, half up. Throws {@link ValueError} for an invalid size; the transform
 * throws {@link ShapeError} for an array with fewer than two axes, and {@link ValueError} for an image without pixels.
 */
export function resize(size: ImageSize): Transform {
  const [height, width] = checkSize("resize", size);
  return (image) => {
    const [h, w] = sidesOf("resize", image);
    if (image.size === 0) throw new ValueError(`resize: an image of shape [${image.shape.join(", ")}] has no pixels`);
    if (h === height && w === width) return image;
    const planes = image.size / (h * w);
    const rows = resample(Float64Array.from(image.toTypedArray()), planes * h, w, 1, width);
    const out = resample(rows, planes, h, width, height);
    const shape = [...image.shape.slice(0, -2), height, width];
    if (!isFloat(image.dtype))
      return astype(
        fromTypedArray(
          out.map((x) => Math.floor(x + 0.5)),
          shape,
        ),
        image.dtype,
      );
    return astype(fromTypedArray(out, shape), image.dtype);
  };
}

/** Resamples the middle axis of [outer, length, inner] to another length. */
function resample(
  source: Float64Array,
  outer: number,
  length: number,
  inner: number,
  newLength: number,
): Float64Array<ArrayBuffer> {
  const taps = tapsOf(length, newLength);
  const out = new Float64Array(outer * newLength * inner);
  for (let i = 0; i < outer; i++) {
    taps.forEach(({ first, weights }, j) => {
      for (let k = 0; k < inner; k++) {
        let sum = 0;
        weights.forEach((weight, n) => {
          sum += weight * (source[(i * length + first + n) * inner + k] as number);
        });
        out[(i * newLength + j) * inner + k] = sum;
      }
    });
  }
  return out;
}

/** For each new pixel the source pixels around its centre, with weights that fall linearly and sum to 1. */
function tapsOf(length: number, newLength: number): Tap[] {
  const scale = length / newLength;
  const reach = Math.max(1, scale);
  return Array.from({ length: newLength }, (_, j) => {
    const center = (j + 0.5) * scale;
    const first = Math.max(0, Math.floor(center - reach + 0.5));
    const end = Math.min(length, Math.floor(center + reach + 0.5));
    const raw = Array.from({ length: end - first }, (_, n) =>
      Math.max(0, 1 - Math.abs((first + n + 0.5 - center) / reach)),
    );
    const sum = raw.reduce((total, weight) => total + weight, 0);
    return { first, weights: raw.map((weight) => weight / sum) };
  });
}
