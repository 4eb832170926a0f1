import type { Variable } from "@dz/core";
import { isFloat } from "@dz/ndarray";

/** The texts that have been written. */
const written = new Set<string>();

/**
 * Warns, once for each kind of layer and pair of dtypes, if the weights of a layer and its input are floats of different
 * precision: each step then converts one of them, and computes in float64. Not if the bias has another dtype than the
 * weights: who asks for DeZero's mixture by `biasDtype` knows of it.
 */
export function warnMixed(kind: string, weights: Variable, input: Variable, bias: Variable | null = null): void {
  const [own, given] = [weights.dtype, input.dtype];
  if (own === given || !isFloat(given) || (bias !== null && bias.dtype !== own)) return;
  const cost = "so each step computes in float64, 3 to 6 times as slow as float32";
  const advice = `convert the data once with astype(x, "${own}") or make the layer with { dtype: "${given}" }`;
  const text = `${kind}: weights are ${own} and the input ${given}, ${cost}; ${advice}`;
  if (written.has(text)) return;
  written.add(text);
  console.warn(text);
}
