import { noGrad } from "@dz/core";
import { matrix, stateOf } from "@dz/forecasting";
import type { UnaryModel } from "@dz/models";
import type { Reading } from "../run-model.ts";
import { lengthOf, type Sequence } from "../sequence.ts";

/** How many steps are read between two pauses. */
const PAUSE = 50;

/**
 * The answers of a network to several sequences of the same length, [length, outputs] each, read side by side from empty
 * states: many times as fast as one after the other. Yields every 50 steps, and after the last; `each` gets the hidden
 * states after a step, [sequences, hidden], unless the network has none.
 */
export function* readTogether(
  { model, dtype }: Reading,
  sequences: readonly Sequence[],
  each?: (states: Float64Array, step: number) => void,
): Generator<null, Float64Array[]> {
  const [{ size, outputs } = { size: 1, outputs: 1 }] = sequences;
  const length = sequences.length === 0 ? 0 : Math.min(...sequences.map(lengthOf));
  const answers = sequences.map(() => new Float64Array(length * outputs));
  const x = new Float64Array(sequences.length * size);
  model.resetState();
  for (let i = 0; i < length; i++) {
    sequences.forEach(({ inputs }, k) => {
      x.set(inputs.subarray(i * size, (i + 1) * size), k * size);
    });
    const input = matrix(x.slice(), sequences.length, dtype);
    const y = noGrad(() => model.forward(input)).data.toTypedArray() as Float64Array;
    answers.forEach((row, k) => {
      row.set(y.subarray(k * outputs, (k + 1) * outputs), i * outputs);
    });
    const states = each === undefined ? null : hiddenOf(model);
    if (states !== null) each?.(states, i);
    if (i % PAUSE === PAUSE - 1 || i === length - 1) yield null;
  }
  return answers;
}

/** The squared errors of answers at the steps that count, each the mean over the outputs [steps that count]. */
export function errorsByStep(
  answers: Float64Array,
  { targets, clean, outputs, from }: Sequence,
  against: "targets" | "clean" = "targets",
): Float64Array {
  const right = against === "targets" ? targets : (clean ?? targets);
  return Float64Array.from({ length: answers.length / outputs - from }, (_, i) => {
    let sum = 0;
    for (let j = (from + i) * outputs; j < (from + i + 1) * outputs; j++) {
      sum += ((answers[j] as number) - (right[j] as number)) ** 2;
    }
    return sum / outputs;
  });
}

/** The hidden states [batch, hidden] of a network; null for one without a state. */
export function hiddenOf(model: UnaryModel): Float64Array | null {
  const [h] = stateOf(model);
  return h === undefined ? null : Float64Array.from(h.toTypedArray() as Float64Array);
}
