import { checkOptions, ellipsis, getItem, RandomState, slice, random as standard, ValueError } from "@dz/ndarray";
import { sidesOf } from "./image-size.ts";
import type { Transform } from "./transform.ts";

/** Options of {@link randomHorizontalFlip}. */
export interface RandomHorizontalFlipOptions {
  /** How likely an image is flipped; 0.5 if absent. */
  readonly p?: number;
  /** The stream that decides, one double for each image; `random` of `@dz/ndarray` if absent. */
  readonly random?: RandomState;
}

/**
 * Turns left and right of an image [..., height, width] around, with probability `p` each time. Throws
 * {@link ValueError} unless `p` is from 0 to 1; the transform throws {@link ShapeError} for what has no two axes.
 */
export function randomHorizontalFlip(options?: RandomHorizontalFlipOptions): Transform {
  checkOptions(options, { p: "number", random: RandomState }, "randomHorizontalFlip");
  const { p = 0.5, random = standard } = options ?? {};
  if (!(p >= 0 && p <= 1)) throw new ValueError(`randomHorizontalFlip: probability ${p} is not from 0 to 1`);
  return (image) => {
    sidesOf("randomHorizontalFlip", image);
    return random.randomSample() < p ? getItem(image, ellipsis, slice(null, null, -1)) : image;
  };
}
