import type { Attributes, Parameter } from "@dz/core";
import { type DType, isNdArray, type NdArray, type Shape } from "@dz/ndarray";

/** What a value of a traced computation is: an input, a parameter of the model, a constant, or computed by a step. */
export type Origin =
  | { readonly kind: "input"; readonly index: number }
  | { readonly kind: "parameter"; readonly parameter: Parameter }
  | { readonly kind: "constant" }
  | { readonly kind: "result"; readonly step: Step; readonly output: number };

/** A value of a traced computation. */
export interface Value {
  readonly origin: Origin;
  readonly array: NdArray;
  readonly shape: Shape;
  readonly dtype: DType;
}

/** One function of a traced computation. */
export interface Step {
  /** The name of the function. */
  readonly name: string;
  /** What the result depends on besides the inputs, with a {@link Value} for each array; null if the function does not say. */
  readonly attributes: Attributes | null;
  readonly inputs: readonly Value[];
  readonly outputs: readonly Value[];
}

/** A computation as a list of steps, each after those that it needs. */
export interface Trace {
  readonly inputs: readonly Value[];
  readonly steps: readonly Step[];
  readonly outputs: readonly Value[];
}

/** Makes a value. */
export function makeValue(origin: Origin, array: NdArray): Value {
  return { origin, array, shape: array.shape, dtype: array.dtype };
}

/** Whether something, such as an attribute, is a value. */
export function isValue(thing: unknown): thing is Value {
  return typeof thing === "object" && thing !== null && "origin" in thing && "array" in thing && isNdArray(thing.array);
}
