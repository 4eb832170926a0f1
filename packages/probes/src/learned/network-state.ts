import { variable } from "@dz/core";
import { BetterRNN, GatedRNN, SimpleRNN, type UnaryModel } from "@dz/models";
import { fromTypedArray, type NdArray } from "@dz/ndarray";
import { answersOf, type Reading } from "../run-model.ts";
import type { Sequence } from "../sequence.ts";

/** The state of a network: the hidden state, and of an LSTM also its memory cell, [batch, hidden] each; empty without one. */
export function stateOf(model: UnaryModel): NdArray[] {
  if (model instanceof BetterRNN)
    return [model.rnn.h, model.rnn.c].flatMap((part) => (part === null ? [] : [part.data]));
  if (model instanceof SimpleRNN || model instanceof GatedRNN) return model.rnn.h === null ? [] : [model.rnn.h.data];
  return [];
}

/** Lets a network go on from a state. */
export function goOnFrom(model: UnaryModel, state: readonly NdArray[]): void {
  model.resetState();
  const [h, c] = state;
  if (h === undefined) return;
  if (model instanceof BetterRNN && c !== undefined) [model.rnn.h, model.rnn.c] = [variable(h), variable(c)];
  if (model instanceof SimpleRNN || model instanceof GatedRNN) model.rnn.h = variable(h);
}

/** The input of a step [rows, size], the same in all rows. */
export function inputAt({ inputs, size }: Sequence, step: number, dtype: Reading["dtype"], rows: number = 1): NdArray {
  const row = inputs.slice(step * size, (step + 1) * size);
  const all = dtype === "float64" ? new Float64Array(rows * size) : new Float32Array(rows * size);
  for (let i = 0; i < rows; i++) all.set(row, i * size);
  return fromTypedArray(all, [rows, size]);
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
