/**
 * The interface between a dataset and a loader: a number of examples, each an input and its target.
 *
 * @module
 */
import { array, fromTypedArray, IndexError, isNdArray, type NdArray, shown, stack, ValueError } from "@dz/ndarray";

/** An input and its target: an array, or an integer class label. */
export type Example<T extends NdArray | number = NdArray | number> = readonly [x: NdArray, t: T];

/** Several examples: inputs and targets, each stacked along a new first axis. Class labels become int32. */
export type Batch = readonly [x: NdArray, t: NdArray];

/** A source of examples for a loader: every `Dataset`, or any other object with a length and `get`. */
export interface ExampleSource<T extends NdArray | number = NdArray | number> {
  /** The number of examples. */
  readonly length: number;
  /** The example at an index from 0. */
  get(index: number): Example<T>;
  /** The examples at these indexes, if there is a faster way than stacking them one by one. */
  batch?(indexes: Int32Array): Batch;
}

/**
 * Any dataset: what `fromArrays` and `randomSplit` return, a `Subset`, and every subclass of `Dataset` and
 * `ImageDataset`.
 */
export interface AnyDataset<T extends NdArray | number = NdArray | number> extends ExampleSource<T> {
  /** The examples at these indexes, stacked. */
  batch(indexes: Int32Array): Batch;
  /** The examples from `start` to before `stop`; negative bounds count from the end. */
  slice(start?: number, stop?: number): Example<T>[];
  /** The inputs of all examples, stacked. */
  xs(): NdArray;
  /** The targets of all examples, stacked. */
  ts(): NdArray;
  /** All examples in order. */
  [Symbol.iterator](): Iterator<Example<T>, void, undefined>;
}

/** Throws {@link ValueError} for anything but a list of indexes; their range is checked where they are used. */
export function checkIndexes(indexes: Int32Array | readonly number[], op: string): void {
  if (indexes instanceof Int32Array) return;
  const list: unknown = indexes;
  if (Array.isArray(list) && list.every((i) => typeof i === "number")) return;
  throw new ValueError(`${op}: expected a list of indexes such as Int32Array.of(0, 1), got ${shown(indexes)}`);
}

/** Throws {@link IndexError} for bounds of a slice that are not whole numbers. */
export function checkBounds(start: unknown, stop: unknown): void {
  for (const bound of [start, stop]) {
    if (bound === undefined || typeof bound === "number") continue;
    throw new IndexError(`slice: a bound is a whole number, got ${shown(bound)}`);
  }
}

/** The examples at some indexes as one batch. */
export function batchOf(source: ExampleSource, indexes: Int32Array): Batch {
  return source.batch ? source.batch(indexes) : stackExamples(Array.from(indexes, (i) => pairAt(source, i)));
}

/** The example at an index. Throws {@link ValueError} unless `get` returns a pair, as programs without types may forget. */
function pairAt(source: ExampleSource, index: number): Example {
  const example: unknown = source.get(index);
  const [x, t]: unknown[] = Array.isArray(example) ? example : [];
  if (isNdArray(x) && (isNdArray(t) || typeof t === "number")) return [x, t];
  const got = Array.isArray(example) ? `[${example.map(shown).join(", ")}]` : shown(example);
  throw new ValueError(
    `get(${index}): expected a pair [x, t], an array and an array or a class label, got ${got}; return both`,
  );
}

/** Stacks one example or more. Throws like {@link stackTargets}. */
export function stackExamples(examples: readonly Example[]): Batch {
  return [stack(examples.map(([x]) => x)), stackTargets(examples.map(([, t]) => t))];
}

/**
 * Stacks targets: arrays along a new first axis, class labels to int32. Throws {@link ValueError} for other numbers,
 * which int32 cannot represent.
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
