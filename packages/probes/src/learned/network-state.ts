import { matrix, stateOf } from "@dz/forecasting";
import type { NdArray } from "@dz/ndarray";
import { answersOf, type Reading } from "../run-model.ts";
import type { Sequence } from "../sequence.ts";

/** The input of a step [rows, size], the same in all rows. */
export function inputAt({ inputs, size }: Sequence, step: number, dtype: Reading["dtype"], rows: number = 1): NdArray {
  const all = new Float64Array(rows * size);
  for (let i = 0; i < rows; i++) all.set(inputs.subarray(step * size, (step + 1) * size), i * size);
  return matrix(all, rows, dtype);
}

/** A network that has read a sequence. */
export interface Read {
  /** Its answers [length, outputs]. */
  readonly answers: Float64Array;
  /** The hidden state [hidden] after each step; empty for a network without one. */
  readonly states: readonly Float64Array[];
}

/** Reads a sequence from an empty state. */
export function readStates(reading: Reading, sequence: Sequence): Read {
  const states: Float64Array[] = [];
  const answers = answersOf(reading, sequence, () => {
    const [h] = stateOf(reading.model);
    if (h !== undefined) states.push(Float64Array.from(h.toTypedArray() as Float64Array));
  });
  return { answers, states };
}
