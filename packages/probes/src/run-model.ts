import { noGrad } from "@dz/core";
import { matrix } from "@dz/forecasting";
import type { UnaryModel } from "@dz/models";
import type { FloatDType } from "@dz/ndarray";
import { lengthOf, type Sequence } from "./sequence.ts";

/** What a network is asked to read. */
export interface Reading {
  readonly model: UnaryModel;
  readonly dtype: FloatDType;
}

/** The answers of a network to a sequence [length, outputs], read from an empty state; `each` is called after every step. */
export function answersOf({ model, dtype }: Reading, sequence: Sequence, each?: (step: number) => void): Float64Array {
  const { inputs, size, outputs } = sequence;
  const length = lengthOf(sequence);
  const answers = new Float64Array(length * outputs);
  noGrad(() => {
    model.resetState();
    for (let i = 0; i < length; i++) {
      const row = inputs.slice(i * size, (i + 1) * size);
      answers.set(model.forward(matrix(row, 1, dtype)).data.toTypedArray() as Float64Array, i * outputs);
      each?.(i);
    }
  });
  return answers;
}

/** The squared errors of a network [steps that count, outputs], against the right answers or those without noise. */
export function squaredErrors(
  reading: Reading,
  sequence: Sequence,
  against: "targets" | "clean" = "targets",
): Float64Array {
  const right = against === "targets" ? sequence.targets : (sequence.clean ?? sequence.targets);
  const first = sequence.from * sequence.outputs;
  return answersOf(reading, sequence)
    .map((y, i) => (y - (right[i] as number)) ** 2)
    .slice(first);
}
