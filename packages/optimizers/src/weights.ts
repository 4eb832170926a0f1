/**
 * The values of a model's parameters as arrays by name: copied, checked and set.
 *
 * @module
 */
import type { Parameter } from "@dz/core";
import { pinnedData } from "@dz/core/engine";
import { copy, formatShape, type NdArray, ShapeError, sameShape, shown, ValueError } from "@dz/ndarray";
import { assign } from "@dz/ndarray/memory";
import { type GivenArrays, readArrays } from "./json.ts";
import type { Target } from "./optimizer.ts";

/** The values of parameters by name; by number for a model without names. */
export type Weights = ReadonlyMap<string, NdArray>;

/** A model from a caller; throws {@link ValueError} unless it has `params()`. */
export function checkTarget(target: Target, op: string): Target {
  if (typeof (target as Partial<Target> | null | undefined)?.params === "function") return target;
  const wrapped = op.endsWith(".setup") ? "setup({ params: () => list })" : "{ params: () => list }";
  const advice = Array.isArray(target) ? `; write ${wrapped}` : "";
  throw new ValueError(`${op}: expected a model or a layer, which has params(), got ${shown(target)}${advice}`);
}

/** The parameters of a model with their names, or with numbers if it has none. */
export function namedParams(target: Target): Iterable<readonly [name: string, param: Parameter]> {
  return target.namedParams?.() ?? Array.from(target.params(), (param, i) => [String(i), param] as const);
}

/** Copies of the values of all parameters. */
export function copyWeights(target: Target): Weights {
  return new Map(Array.from(namedParams(target), ([name, { data }]) => [name, copy(data)]));
}

/**
 * The weights of a state, perhaps from JSON, in the dtypes of the parameters. Throws {@link ValueError} for anything but
 * arrays by name.
 */
export function readWeights(target: Target, weights: GivenArrays, op: string): Weights {
  const dtypes = new Map(Array.from(namedParams(target), ([name, { dtype }]) => [name, dtype]));
  return readArrays(weights, op, (name) => dtypes.get(name));
}

/**
 * Sets all parameters; values are converted to the dtype of the parameter and written in place, as an optimizer does.
 * Throws like {@link checkWeights}; nothing is changed then.
 */
export function setWeights(target: Target, weights: Weights, op: string): void {
  checkWeights(target, weights, op);
  for (const [name, param] of namedParams(target)) assign(pinnedData(param), weights.get(name) as NdArray);
}

/**
 * Throws {@link ValueError} unless there is exactly one value for each parameter, and {@link ShapeError} for one that
 * does not fit its parameter.
 */
export function checkWeights(target: Target, weights: Weights, op: string): void {
  const unknown = new Set(weights.keys());
  for (const [name, param] of namedParams(target)) {
    const value = weights.get(name);
    if (value === undefined) throw new ValueError(`${op}: there is no value for the parameter ${name}`);
    if (!sameShape(value.shape, param.shape)) {
      const [given, expected] = [value, param].map(({ shape }) => formatShape(shape));
      throw new ShapeError(`${op}: ${name} has shape ${given}, the parameter ${expected}`);
    }
    unknown.delete(name);
  }
  const [surplus] = unknown;
  if (surplus !== undefined) throw new ValueError(`${op}: no parameter is called ${surplus}`);
}
