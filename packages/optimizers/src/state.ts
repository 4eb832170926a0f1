import type { Parameter } from "@dz/core";
import { checkState, formatShape, type NdArray, ShapeError, sameShape, shown, ValueError } from "@dz/ndarray";
import { readArrays } from "./json.ts";

/** The state of an optimizer, see `Optimizer.getState`. */
export interface OptimizerState {
  /** The number of updates so far. */
  readonly steps: number;
  /**
   * The arrays by parameter and slot name, such as `rnn/x2h/W/m`. `rnn/x2h/W/t` is the number of updates of a
   * parameter, if the optimizer counts them.
   */
  readonly arrays: ReadonlyMap<string, NdArray>;
}

/**
 * A state from a caller, perhaps one that JSON has held. Throws {@link ValueError} for anything but arrays by name.
 */
export function readState(state: OptimizerState): OptimizerState {
  checkState(state, "setState");
  return { steps: state.steps, arrays: readArrays(state.arrays, "setState", () => undefined) };
}

/** An array of a state, with its parameter and slot. */
export interface Place<S extends string> {
  readonly param: Parameter;
  readonly slot: S;
  readonly value: NdArray;
}

/**
 * The parameters and slots of the arrays of a state; `counts`: whether counts of updates may be among them. Throws
 * {@link ValueError} for an unknown name and for a missing array of a parameter that has others, and {@link ShapeError}
 * for an array that does not fit its parameter.
 */
export function placesOf<S extends string>(
  state: OptimizerState,
  params: Iterable<readonly [name: string, param: Parameter]>,
  slots: readonly S[],
  counts: boolean = false,
): Place<S>[] {
  const { steps, arrays } = state;
  if (!Number.isSafeInteger(steps) || steps < 0) {
    throw new ValueError(`setState: the number of updates is a whole number from 0, got ${shown(steps)}`);
  }
  const unknown = new Set(arrays.keys());
  const keeps = `this optimizer keeps ${slots.join(", ") || "nothing"} for each parameter`;
  const places: Place<S>[] = [];
  for (const [name, param] of params) {
    const present = slots.find((slot) => arrays.has(`${name}/${slot}`));
    if (present === undefined) continue;
    for (const slot of slots) {
      const path = `${name}/${slot}`;
      const value = arrays.get(path);
      if (value === undefined) throw new ValueError(`setState: there is ${name}/${present}, but no ${path}; ${keeps}`);
      if (!sameShape(value.shape, param.shape)) {
        const [given, expected] = [value, param].map(({ shape }) => formatShape(shape));
        throw new ShapeError(`setState: ${path} has shape ${given}, the parameter ${expected}`);
      }
      places.push({ param, slot, value });
      unknown.delete(path);
    }
    if (counts) unknown.delete(`${name}/t`);
  }
  const [surplus] = unknown;
  if (surplus !== undefined) throw new ValueError(`setState: no parameter has a state called ${surplus}; ${keeps}`);
  return places;
}

/**
 * The number of updates of a parameter; that of all updates, if the state has no count. Throws {@link ValueError}
 * unless it is a whole number from 0 to that of all updates.
 */
export function countOf({ steps, arrays }: OptimizerState, name: string): number {
  const saved = arrays.get(`${name}/t`);
  if (saved === undefined) return steps;
  const count = saved.size === 1 ? saved.item() : Number.NaN;
  if (Number.isSafeInteger(count) && count >= 0 && count <= steps) return count;
  const given = saved.size === 1 ? String(count) : `an array of shape ${formatShape(saved.shape)}`;
  throw new ValueError(
    `setState: ${name}/t is ${given}, expected a whole number from 0 to ${steps}, that of all updates`,
  );
}
