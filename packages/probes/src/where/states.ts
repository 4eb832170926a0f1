/**
 * How far hidden states are from those that training led to.
 *
 * @module
 */
import type { Reading } from "../run-model.ts";
import { lengthOf, type Sequence } from "../sequence.ts";
import { readTogether } from "./read-together.ts";

/** More states than these tell nothing more. */
const MOST = 1000;

/** What a network was shown in training, and how it answered. */
export interface SeenStates {
  /** Hidden states [hidden] in the order of the data; none for a network without a state. */
  readonly states: readonly Float64Array[];
  /** The answers to the training sequence [length, outputs], in the order of the data. */
  readonly answers: Float64Array;
}

/** A sequence from a step to another, with an empty state before it: all of its steps count. */
export function cut(sequence: Sequence, begin: number, end: number): Sequence {
  const { size, outputs, inputs, targets, clean } = sequence;
  return {
    ...sequence,
    inputs: inputs.slice(begin * size, end * size),
    targets: targets.slice(begin * outputs, end * outputs),
    clean: clean?.slice(begin * outputs, end * outputs) ?? null,
    from: 0,
  };
}

/** Reads the training data, as `streams` parts of equal length side by side; up to 1000 of the states are kept. */
export function* seenStates(reading: Reading, train: Sequence, streams: number): Generator<null, SeenStates> {
  const length = Math.floor(lengthOf(train) / streams);
  const parts = Array.from({ length: streams }, (_, k) => cut(train, k * length, (k + 1) * length));
  const every = Math.ceil((length * streams) / MOST);
  const rows: Float64Array[][] = parts.map(() => []);
  const parted = yield* readTogether(reading, parts, (states, step) => {
    if (step % every !== 0) return;
    const hidden = states.length / streams;
    rows.forEach((row, k) => {
      row.push(states.slice(k * hidden, (k + 1) * hidden));
    });
  });
  const answers = new Float64Array(length * streams * train.outputs);
  parted.forEach((part, k) => {
    answers.set(part, k * part.length);
  });
  return { states: rows.flat(), answers };
}

/** The Euclidean distance of each state to the nearest of those seen; yields every 50 states. */
export function* distances(
  states: readonly Float64Array[],
  seen: readonly Float64Array[],
): Generator<null, Float64Array> {
  const found = new Float64Array(states.length);
  for (const [i, state] of states.entries()) {
    found[i] = Math.sqrt(seen.reduce((least, other) => Math.min(least, squaredDistance(state, other)), Infinity));
    if (i % 50 === 49) yield null;
  }
  return found;
}

function squaredDistance(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += ((a[i] as number) - (b[i] as number)) ** 2;
  return sum;
}

/** The quarter of each value among all by size: 0 for the smallest, 3 for the largest; equal ones in their order. */
export function quarters(values: Float64Array): number[] {
  const labels = new Array<number>(values.length);
  Array.from(values.keys())
    .sort((a, b) => (values[a] as number) - (values[b] as number) || a - b)
    .forEach((index, rank) => {
      labels[index] = Math.floor((4 * rank) / values.length);
    });
  return labels;
}
