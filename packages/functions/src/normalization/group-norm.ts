import { asVariable, reshape, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";
import { type EpsOptions, epsOptions, standardize } from "./standardize.ts";

/**
 * Normalizes groups of channels, separately for each element of a batch, to mean 0 and variance 1, then gives
 * `gamma · x̂ + beta` (Wu and He 2018). x is [batch, channels, ...], gamma and beta are [channels]; `groups` divides
 * the channels. eps (default 1e-5) is that of PyTorch. Elements that are all equal give exactly beta, see `layerNorm`.
 *
 * Throws {@link nd.ShapeError} if shapes do not fit and {@link nd.ValueError} for other groups.
 */
export function groupNorm(
  x: VariableLike,
  groups: number,
  gamma: VariableLike,
  beta: VariableLike,
  options?: EpsOptions,
): Variable {
  const { eps } = nd.readOptions("groupNorm", epsOptions, options);
  const from = asVariable(x, "groupNorm");
  const channels = channelsOf(from, "groupNorm");
  if (!Number.isSafeInteger(groups) || groups < 1 || channels % groups !== 0) {
    throw new nd.ValueError(`groupNorm: ${channels} channels do not make ${nd.shown(groups)} groups`);
  }
  return normalizedGroups(from, groups, gamma, beta, eps, "groupNorm");
}

/** The number of channels. Throws {@link nd.ShapeError} if x has no axis for them. */
export function channelsOf({ shape }: Variable, op: string): number {
  const channels = shape[1];
  if (channels !== undefined) return channels;
  throw new nd.ShapeError(`${op}: x has shape ${nd.formatShape(shape)}, expected [batch, channels, ...]`);
}

/** Group normalization on behalf of the function `op`. */
export function normalizedGroups(
  x: Variable,
  groups: number,
  gamma: VariableLike,
  beta: VariableLike,
  eps: number,
  op: string,
): Variable {
  const { shape } = x;
  const [batch, channels] = shape as readonly number[] as [number, number];
  const perChannel = shape.map((length, axis) => (axis === 1 ? length : 1));
  const given = { gamma: asVariable(gamma, op), beta: asVariable(beta, op) };
  for (const [name, parameter] of Object.entries(given)) {
    if (nd.sameShape(parameter.shape, [channels])) continue;
    const own = nd.formatShape(parameter.shape);
    throw new nd.ShapeError(`${op}: ${name} has shape ${own}, expected [${channels}] for x ${nd.formatShape(shape)}`);
  }
  const grouped = reshape(x, [batch, groups, nd.sizeOf(shape.slice(1)) / Math.max(groups, 1)]);
  const normal = reshape(standardize(grouped, { axis: 2, eps }), shape);
  return normal.mul(reshape(given.gamma, perChannel)).add(reshape(given.beta, perChannel));
}
