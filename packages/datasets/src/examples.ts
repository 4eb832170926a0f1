/**
 * What a dataset is to a loader: a number of examples, each an input and its target.
 *
 * @module
 */
import { array, fromTypedArray, IndexError, type NdArray, shown, stack, ValueError } from "@dz/ndarray";

/** An input and its target: an array, or for class labels a whole number. */
export type Example<T extends NdArray | number = NdArray | number> = readonly [x: NdArray, t: T];

/** Several examples: the inputs and the targets, each stacked along a new first axis. Whole numbers become int32. */
export type Batch = readonly [x: NdArray, t: NdArray];

/** Where a loader gets its examples from: every `Dataset`, or anything else that has a length and can be indexed. */
export interface ExampleSource<T extends NdArray | number = NdArray | number> {
  /** The number of examples. */
  readonly length: number;
  /** The example at an index from 0. */
  get(index: number): Example<T>;
  /** The examples at these indexes, if there is a faster way than to stack them one by one. */
  batch?(indexes: Int32Array): Batch;
}

/** Throws {@link ValueError} for anything but a list of indexes; which there are is for others to say. */
export function checkIndexes(indexes: Int32Array, op: string): void {
  if (indexes instanceof Int32Array) return;
  const list: unknown = indexes;
  if (Array.isArray(list) && list.every((i) => typeof i === "number")) return;
  throw new ValueError(`${op}: expected a list of indexes such as Int32Array.of(0, 1), got ${shown(indexes)}`);
}

/** Throws {@link IndexError} for bounds of a part of a dataset that are no numbers. */
export function checkBounds(start: unknown, stop: unknown): void {
  for (const bound of [start, stop]) {
    if (bound === undefined || typeof bound === "number") continue;
    throw new IndexError(`slice: a bound is a whole number, got ${shown(bound)}`);
  }
}

/** The examples at some indexes as one batch. */
export function batchOf(source: ExampleSource, indexes: Int32Array): Batch {
  return source.batch ? source.batch(indexes) : stackExamples(Array.from(indexes, (i) => source.get(i)));
}

/** Stacks examples, of which there is at least one. Throws like {@link stackTargets}. */
export function stackExamples(examples: readonly Example[]): Batch {
  return [stack(examples.map(([x]) => x)), stackTargets(examples.map(([, t]) => t))];
}

/**
 * Stacks targets: arrays to an array with one more axis, whole numbers to int32. Throws {@link ValueError} for other
 * numbers, which as int32 would be different ones.
 */
export function stackTargets(targets: readonly (NdArray | number)[]): NdArray {
  if (!targets.every((t) => typeof t === "number")) {
    return stack(targets.map((t) => (typeof t === "number" ? array(t) : t)));
  }
  const labels = Int32Array.from(targets);
  labels.forEach((label, i) => {
    if (label !== targets[i]) {
      throw new ValueError(`batch: a target is ${targets[i]}, expected a class label or an array such as array(0.5)`);
    }
  });
  return fromTypedArray(labels, [labels.length]);
}
