import { ellipsis, getItem, type OptionTable, RandomState, readOptions, slice, random as standard } from "@dz/ndarray";
import { sidesOf } from "./image-size.ts";
import type { Transform } from "./transform.ts";

/** Options of {@link randomHorizontalFlip}. */
export interface RandomHorizontalFlipOptions {
  /** The probability of a flip (default 0.5). */
  readonly p?: number;
  /** The random stream, of which each image takes one double (default: `random` of `@dz/ndarray`). */
  readonly random?: RandomState;
}

const flipOptions = {
  p: { default: 0.5, from: 0, to: 1, synonyms: ["ratio", "rate", "dropout"] },
  random: { default: standard, of: RandomState },
} satisfies OptionTable<RandomHorizontalFlipOptions>;

/**
 * Mirrors an image [..., height, width] left to right with probability `p`. Throws {@link ValueError} unless `p` is in
 * [0, 1]; the transform throws {@link ShapeError} for an array with fewer than two axes.
 */
export function randomHorizontalFlip(options?: RandomHorizontalFlipOptions): Transform {
  const { p, random } = readOptions("randomHorizontalFlip", flipOptions, options);
  return (image) => {
    sidesOf("randomHorizontalFlip", image);
    return random.randomSample() < p ? getItem(image, ellipsis, slice(null, null, -1)) : image;
  };
}
