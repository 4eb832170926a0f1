import { sum, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";
import { asFloat } from "../as-float.ts";
import { l2Normalize } from "./l2-normalize.ts";

/** Options of {@link cosineSimilarity}. */
export interface CosineSimilarityOptions {
  /** The axes of a vector (default 1, that of the features of a batch). */
  readonly axis?: nd.Axis;
  /** The lower bound of each length that is divided by: a number above 0 (default 1e-8). */
  readonly eps?: number;
}

const cosineOptions = {
  axis: { default: 1, kind: "any" }, // checked with the shapes
  eps: { default: 1e-8, above: 0 },
} satisfies nd.OptionTable<CosineSimilarityOptions>;

/**
 * The cosine of the angle between the vectors of x0 and those of x1 along an axis (default 1), which is removed:
 * `Σ x0 x1 / (max(‖x0‖, eps) max(‖x1‖, eps))`, with eps (default 1e-8).
 *
 * Shapes broadcast; integers become float64. Throws {@link nd.ShapeError} if shapes do not broadcast or the numbers of
 * axes differ, {@link nd.AxisError} for an axis that they do not have and {@link nd.ValueError} unless eps is above 0.
 */
export function cosineSimilarity(x0: VariableLike, x1: VariableLike, options?: CosineSimilarityOptions): Variable {
  const { axis, eps } = nd.readOptions("cosineSimilarity", cosineOptions, options);
  const [a, b] = [asFloat(x0, "cosineSimilarity"), asFloat(x1, "cosineSimilarity")];
  nd.broadcastShapes(a.shape, b.shape, "cosineSimilarity");
  if (a.ndim !== b.ndim) {
    const [s0, s1] = [nd.formatShape(a.shape), nd.formatShape(b.shape)];
    throw new nd.ShapeError(`cosineSimilarity: shapes ${s0} and ${s1} have different numbers of axes`);
  }
  const axes = nd.normalizeAxes(axis, a.shape, "cosineSimilarity");
  const [u, v] = [l2Normalize(a, { axis: axes, eps }), l2Normalize(b, { axis: axes, eps })];
  return sum(u.mul(v), { axis: axes });
}
