import { asVariable, config, type NdArray, type Variable } from "@dz/core";

/**
 * For a backward: an array that `forward` has kept, or what `compute` makes of the inputs where the backward records a
 * graph, because second derivatives go through it.
 */
export function kept(value: NdArray, compute: () => Variable): Variable {
  return config.enableBackprop ? compute() : asVariable(value);
}
