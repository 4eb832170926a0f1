import { asVariable, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";
import { type EpsOptions, epsOptions, standardize } from "./standardize.ts";

/**
 * Normalizes each element of a batch separately to mean 0 and variance 1, then gives `gamma · x̂ + beta` (Ba et al.
 * 2016). gamma and beta have the shape of the last axes of x, over which the mean is taken: [size] for x [..., size].
 * eps (default 1e-5) is that of PyTorch. Elements that are all equal give exactly beta, also with eps 0, and then have
 * the gradient 0.
 *
 * Throws {@link nd.ShapeError} if shapes do not fit.
 */
export function layerNorm(x: VariableLike, gamma: VariableLike, beta: VariableLike, options?: EpsOptions): Variable {
  const { eps } = nd.readOptions("layerNorm", epsOptions, options);
  const from = asVariable(x, "layerNorm");
  const [scale, shift] = [asVariable(gamma, "layerNorm"), asVariable(beta, "layerNorm")];
  const { ndim } = scale;
  const fits = ndim > 0 && ndim <= from.ndim && nd.sameShape(from.shape.slice(-ndim), scale.shape);
  if (!fits || !nd.sameShape(scale.shape, shift.shape)) {
    const [g, b, own] = [scale, shift, from].map(({ shape }) => nd.formatShape(shape));
    throw new nd.ShapeError(`layerNorm: gamma and beta have shapes ${g} and ${b}, expected the last axes of x ${own}`);
  }
  const axis = Array.from({ length: ndim }, (_, i) => i - ndim);
  return standardize(from, { axis, eps }).mul(scale).add(shift);
}
