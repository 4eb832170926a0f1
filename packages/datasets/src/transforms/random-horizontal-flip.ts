import { checkOptions, ellipsis, getItem, RandomState, slice, random as standard, ValueError } from "@dz/ndarray";
import { sidesOf } from "./image-size.ts";
import type { Transform } from "./transform.ts";

/** Options of {@link randomHorizontalFlip}. */
export interface RandomHorizontalFlipOptions {
  /** The probability of a flip (default 0.5). */
  readonly p?: number;
  /** The random stream, of which each image takes one double (default: `random` of `@dz/ndarray`). */
  readonly random?: RandomState;
}

/**
 * Mirrors an image [..., height, width] left to right with probability `p`. Throws {@link ValueError} unless `p` is in
 * [0, 1]; the transform throws {@link ShapeError} for an array with fewer than two axes.
 */
export function randomHorizontalFlip(options?: RandomHorizontalFlipOptions): Transform {
  checkOptions(
    options,
    { p: { kind: "number", synonyms: ["ratio", "rate", "dropout"] }, random: RandomState },
    "randomHorizontalFlip",
  );
  const { p = 0.5, random = standard } = options ?? {};
  if (!(p >= 0 && p <= 1)) throw new ValueError(`randomHorizontalFlip: probability ${p} is not from 0 to 1`);
  return (image) => {
    sidesOf("randomHorizontalFlip", image);
    return random.randomSample() < p ? getItem(image, ellipsis, slice(null, null, -1)) : image;
  };
}
