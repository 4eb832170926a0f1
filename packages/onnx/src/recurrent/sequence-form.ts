import { noGrad, testMode, type Variable, variable } from "@dz/core";
import { getItem, stack } from "@dz/functions";
import type { Layer } from "@dz/layers";
import { abs, max, type NdArray, sameShape, sub, ValueError } from "@dz/ndarray";
import type { Traceable } from "../trace/trace.ts";
import { asSequences } from "./as-sequences.ts";

/** The largest difference between steps and a sequence that is rounding, relative to the largest number. */
const ROUNDING = 1e-4;

/**
 * A model that takes single steps as a function of whole sequences [length, batch, ...], each from an empty state: its
 * recurrent layers go through the sequence, and the rest takes all steps at once.
 *
 * Throws {@link ValueError} if that gives other numbers than the steps one by one, as for a model that looks at the batch as a
 * whole.
 */
export function sequenceForm(model: Layer, forward: Traceable, inputs: readonly NdArray[]): Traceable {
  const fn = (...xs: Variable[]): readonly Variable[] => {
    model.resetState();
    return asSequences(model, () => [forward(...xs)].flat() as Variable[]);
  };
  testMode(() => noGrad(() => check(model, forward, fn, inputs)));
  return fn;
}

function check(model: Layer, forward: Traceable, fn: Traceable, inputs: readonly NdArray[]): void {
  const [first] = inputs;
  if (first === undefined || inputs.some((x) => x.ndim < 2 || x.length !== first.length)) {
    throw new ValueError("exportOnnx: a sequence form needs examples [length, batch, ...] of one length");
  }
  model.resetState();
  const steps = Array.from({ length: first.length }, (_, t) =>
    ([forward(...inputs.map((x) => getItem(variable(x), t)))].flat() as Variable[]).map((y) => variable(y.data)),
  );
  const whole = [fn(...inputs.map((x) => variable(x)))].flat() as Variable[];
  for (const [i, { data }] of whole.entries()) {
    const expected = stack(steps.map((outputs) => outputs[i] as Variable)).data;
    if (sameShape(expected.shape, data.shape) && distance(expected, data) < ROUNDING) continue;
    throw new ValueError(
      "exportOnnx: recurrent: this model gives other numbers for a whole sequence than step by step, so it has no sequence form; export its step form",
    );
  }
}

function distance(a: NdArray, b: NdArray): number {
  const scale = max(abs(a)).item();
  return max(abs(sub(a, b))).item() / (scale || 1);
}
