import { asVariable, config, type NdArray, type Variable } from "@dz/core";

/**
 * For a backward: the array that `forward` has kept, or, where the backward records a graph, what `compute` makes of
 * the inputs, because second derivatives go through it.
 */
export function kept(value: NdArray, compute: () => Variable): Variable {
  return config.enableBackprop ? compute() : asVariable(value);
}
