import { noGrad } from "@dz/core";
import type { UnaryModel } from "@dz/models";
import type { FloatDType, NdArray } from "@dz/ndarray";
import type { Features } from "./features.ts";
import { Continued } from "./history.ts";
import { type ModelState, matrix, setState, stateOf } from "./network.ts";

/** Which forecasts to make. */
export interface RollOptions {
  /** The first and the last origin. */
  readonly from: number;
  readonly to: number;
  /** How many steps to forecast from each. */
  readonly steps: number;
  /** Where the network begins to read, with an empty state (default the first step that it can). */
  readonly start?: number;
  readonly dtype: FloatDType;
}

/** How many origins are continued at once: many are fast, and their states need memory. */
const BLOCK = 512;

/**
 * Forecasts of a network from each origin [origins][steps], in units of the series. It reads the true values up to the
 * origin, once for all origins, and goes on from there with the values that it forecast itself.
 */
export function roll(model: UnaryModel, features: Features, options: RollOptions): Float64Array[] {
  const { from, to, steps, start = features.first, dtype } = options;
  return noGrad(() => {
    const forecasts: Float64Array[] = [];
    model.resetState();
    const x = new Float64Array(features.size);
    let block: Origin[] = [];
    for (let t = start; t <= to; t++) {
      features.write(x, 0, t);
      const outputs = numbers(model.forward(matrix(x, 1, dtype)).data);
      if (t < from) continue;
      const state = steps > outputs.length ? stateOf(model).map(numbers) : [];
      block.push({ t, outputs, state, history: new Continued(features.u, t) });
      if (block.length < BLOCK && t < to) continue;
      const before = stateOf(model);
      forecasts.push(...continued(model, features, block, steps, dtype));
      setState(model, before);
      block = [];
    }
    return forecasts;
  });
}

/** An origin, what the network said there, and its state. */
interface Origin {
  readonly t: number;
  outputs: Float64Array;
  readonly state: readonly Float64Array[];
  readonly history: Continued;
}

/** Goes on from some origins, side by side, until each has all its steps. */
function continued(
  model: UnaryModel,
  features: Features,
  origins: readonly Origin[],
  steps: number,
  dtype: FloatDType,
): Float64Array[] {
  const made = origins.map(() => new Float64Array(steps));
  for (let done = 0; done < steps; done += features.outputs) {
    if (done === features.outputs) setState(model, together(origins, dtype));
    if (done > 0) advance(model, features, origins, done, dtype);
    for (const [i, { t, outputs, history }] of origins.entries()) {
      const now = history.at(t + done);
      for (const [j, output] of outputs.entries()) {
        const u = features.outcome(now, output, j + 1);
        history.push(u);
        if (done + j < steps) (made[i] as Float64Array)[done + j] = features.value(u);
      }
    }
  }
  return made;
}

/** Lets the network read the last forecasts of all origins, as many as it has outputs. */
function advance(
  model: UnaryModel,
  features: Features,
  origins: readonly Origin[],
  done: number,
  dtype: FloatDType,
): void {
  const { size, outputs } = features;
  const x = new Float64Array(origins.length * size);
  for (let j = outputs - 1; j >= 0; j--) {
    for (const [i, { t, history }] of origins.entries()) features.write(x, i * size, t + done - j, history);
    const y = numbers(model.forward(matrix(x, origins.length, dtype)).data);
    if (j > 0) continue;
    for (const [i, origin] of origins.entries()) origin.outputs = y.slice(i * outputs, (i + 1) * outputs);
  }
}

/** The states of all origins in one batch. */
function together(origins: readonly Origin[], dtype: FloatDType): ModelState {
  const parts = origins[0]?.state.length ?? 0;
  return Array.from({ length: parts }, (_, part) => {
    const width = origins[0]?.state[part]?.length ?? 0;
    const all = new Float64Array(origins.length * width);
    for (const [i, { state }] of origins.entries()) all.set(state[part] as Float64Array, i * width);
    return matrix(all, origins.length, dtype);
  });
}

function numbers(a: NdArray): Float64Array {
  return Float64Array.from(a.toTypedArray() as Float64Array);
}
