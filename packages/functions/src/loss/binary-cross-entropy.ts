import { log, sub, sum, type Variable, type VariableLike } from "@dz/core";
import { asFloat } from "../as-float.ts";
import { clip } from "../math/clip.ts";
import { targetLike } from "./target-like.ts";

/**
 * `Σ −t log p − (1 − t) log(1 − p)`, divided by the length of the first axis: p are probabilities, t are targets from 0
 * to 1. As in DeZero, p is clipped to [1e-15, 0.999], and the gradient outside is 0; for scores, `sigmoidCrossEntropy`
 * is exact.
 *
 * t has the shape of p, or one with as many elements and another number of axes; a number is the target of every
 * probability. Throws {@link ShapeError} for other shapes, and for a scalar p.
 */
export function binaryCrossEntropy(p: VariableLike, t: VariableLike): Variable {
  const from = asFloat(p, "binaryCrossEntropy");
  const target = targetLike(from, t, "binaryCrossEntropy");
  const q = clip(from, 1e-15, 0.999);
  const likelihood = target.mul(log(q)).add(sub(1, target).mul(log(sub(1, q))));
  return sum(likelihood).div(-from.length);
}
