import { asVariable, sum, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";
import { clip } from "../math/clip.ts";

/** How {@link l2Normalize} works. */
export interface L2NormalizeOptions {
  /** The axes along which a vector lies, 1 unless said otherwise: that of the features of a batch. */
  readonly axis?: nd.Axis;
  /** The least length to divide by, 1e-12 unless said otherwise. */
  readonly eps?: number;
}

/**
 * Vectors of length 1 in the same direction: `x / max(√(Σ x²), eps)`; a vector of zeros stays one.
 *
 * Throws {@link nd.AxisError} for an axis that x does not have and {@link nd.ValueError} unless eps is above 0.
 */
export function l2Normalize(x: VariableLike, options?: L2NormalizeOptions): Variable {
  nd.checkOptions(options, { axis: "any", eps: "number" }, "l2Normalize");
  const { axis = 1, eps = 1e-12 } = options ?? {};
  const from = asVariable(x, "l2Normalize");
  const axes = nd.normalizeAxes(axis, from.shape, "l2Normalize");
  if (!(eps > 0)) throw new nd.ValueError(`l2Normalize: eps is ${eps}, expected a number above 0`);
  const squares = sum(from.pow(2), { axis: axes, keepdims: true });
  // Bounded before the root, whose slope at 0 is infinite.
  return from.mul(clip(squares, eps * eps, Infinity).pow(-0.5));
}
