import { asVariable, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";
import { channelsOf, normalizedGroups } from "./group-norm.ts";
import { type EpsOptions, epsOptions } from "./standardize.ts";

/**
 * Normalizes each channel of each element of a batch separately to mean 0 and variance 1, then gives
 * `gamma · x̂ + beta` (Ulyanov et al. 2016): `groupNorm` with one channel per group. x is [batch, channels, ...] with
 * at least one more axis, gamma and beta are [channels]. eps (default 1e-5) is that of PyTorch. Elements that are all
 * equal give exactly beta, see `layerNorm`.
 *
 * Throws {@link nd.ShapeError} if shapes do not fit.
 */
export function instanceNorm(x: VariableLike, gamma: VariableLike, beta: VariableLike, options?: EpsOptions): Variable {
  const { eps } = nd.readOptions("instanceNorm", epsOptions, options);
  const from = asVariable(x, "instanceNorm");
  if (from.ndim < 3) {
    const shape = nd.formatShape(from.shape);
    throw new nd.ShapeError(`instanceNorm: x has shape ${shape}, expected [batch, channels, ...] with more axes`);
  }
  return normalizedGroups(from, channelsOf(from, "instanceNorm"), gamma, beta, eps, "instanceNorm");
}
