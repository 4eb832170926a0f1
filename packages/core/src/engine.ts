/**
 * What layers, optimizers and a few hot functions need beyond values and gradients: the pinned arrays of parameters,
 * gradients on arrays, and word of results that have no gradient.
 *
 * Programs and other functions need none of this.
 *
 * @module
 */
import type { NdArray } from "@dz/ndarray";
import type { Parameter } from "./graph/parameter.ts";
import type { Variable } from "./graph/variable.ts";

export type { ArrayBackward, GradientSink } from "./backward/gradient-sink.ts";
export { type ConstantResult, constantResult, listenToConstants } from "./graph/constant-result.ts";
export { unrecordedResult } from "./graph/function-node.ts";

/** The value of a parameter as an array that may be written in place; pinned also after a program has replaced it. */
export function pinnedData(parameter: Parameter): NdArray {
  return parameter.pinnedData();
}

/**
 * Prepares a new value of a parameter, which {@link commit} makes visible. If there is no memory, this throws
 * {@link OutOfMemoryError} and the value is unchanged.
 */
export function prepare(parameter: Parameter, data: NdArray): void {
  parameter.prepareValue(data);
}

/** Makes the prepared value the value, which cannot fail. */
export function commit(parameter: Parameter): void {
  parameter.commit();
}

/**
 * The gradient of a parameter, for a reader that does not keep it: its bytes need not be copied before they are
 * overwritten.
 */
export function unseenGradient(parameter: Parameter): Variable | null {
  return parameter.gradient;
}

/** The gradient as an array that may be written in place, or null if there is none. */
export function writableGradient(parameter: Parameter): NdArray | null {
  return parameter.writableGradient();
}
