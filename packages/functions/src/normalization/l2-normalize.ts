import type { Variable, VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";
import { asFloat } from "../as-float.ts";
import { Direction } from "../math/direction.ts";

/** Options of {@link l2Normalize}. */
export interface L2NormalizeOptions {
  /** The axes of a vector (default 1, that of the features of a batch). */
  readonly axis?: nd.Axis;
  /**
   * The lower bound of the length that is divided by: a number above 0 (default 1e-12). In float32 it is at least 2⁻¹²⁶, the smallest
   * normal number.
   */
  readonly eps?: number;
}

const l2NormalizeOptions = {
  axis: { default: 1, kind: "any" }, // checked with the shape
  eps: { default: 1e-12, above: 0 },
} satisfies nd.OptionTable<L2NormalizeOptions>;

/**
 * Unit vectors of the same direction: `x / max(√(Σ x²), eps)`; a vector of zeros stays one, with the gradient
 * `gy / eps`. Neither squares nor powers of a length overflow or underflow on the way. Integers become float64.
 *
 * Throws {@link nd.AxisError} for an axis that x does not have and {@link nd.ValueError} unless eps is above 0.
 */
export function l2Normalize(x: VariableLike, options?: L2NormalizeOptions): Variable {
  const { axis, eps } = nd.readOptions("l2Normalize", l2NormalizeOptions, options);
  const from = asFloat(x, "l2Normalize");
  const axes = nd.normalizeAxes(axis, from.shape, "l2Normalize");
  const least = from.dtype === "float32" ? 2 ** -126 : 2 ** -1022;
  return new Direction(axes, Math.max(eps, least)).apply(from);
}
