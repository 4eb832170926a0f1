import { IndexError, type NdArray, shown, ValueError } from "@dz/ndarray";
import {
  type AnyDataset,
  type Batch,
  batchOf,
  checkBounds,
  checkIndexes,
  type Example,
  type ExampleSource,
} from "./examples.ts";
import { checkSource } from "./loaders/batch-size.ts";

/**
 * Some examples of a dataset, in the order of a list of indexes. Nothing is read before it is asked for, and a batch is
 * read by the `batch` of the dataset, if it has one.
 *
 * @example
 * ```ts
 * const small = new Subset(trainSet, Int32Array.from({ length: 100 }, (_, i) => i));
 * ```
 */
export class Subset<T extends NdArray | number = NdArray | number> implements AnyDataset<T> {
  static get name(): string {
    return "Subset";
  }

  /** The dataset that has the examples. */
  readonly dataset: ExampleSource<T>;
  /** The number of examples. */
  readonly length: number;
  private readonly indexes: Int32Array<ArrayBuffer>;

  /**
   * Copies the indexes, which may repeat; a negative one counts from the end of the dataset. Throws {@link ValueError}
   * for anything but a dataset and a list of indexes, and {@link IndexError} for an index out of range.
   */
  constructor(dataset: ExampleSource<T>, indexes: Int32Array | readonly number[]) {
    checkSource("Subset", dataset);
    checkIndexes(indexes, "Subset");
    this.dataset = dataset;
    this.indexes = positions("Subset", indexes, dataset.length);
    this.length = indexes.length;
  }

  /**
   * The example at an index of the subset; a negative index counts from the end. Throws {@link IndexError} for an index
   * out of range.
   */
  get(index: number): Example<T> {
    const i = typeof index === "number" && index < 0 ? index + this.length : index;
    if (!Number.isInteger(i) || i < 0 || i >= this.length) {
      throw new IndexError(`get: index ${shown(index)} is out of range for ${this.length} examples`);
    }
    return this.dataset.get(this.indexes[i] as number);
  }

  /** The examples from `start` to before `stop`; negative bounds count from the end, as in `Array.prototype.slice`. */
  slice(start?: number, stop?: number): Example<T>[] {
    checkBounds(start, stop);
    return Array.from(this.indexes.subarray(start, stop), (i) => this.dataset.get(i));
  }

  /** All examples in order. */
  *[Symbol.iterator](): Generator<Example<T>, void, undefined> {
    for (const i of this.indexes) yield this.dataset.get(i);
  }

  /** The examples at these indexes of the subset, stacked. Throws {@link IndexError} for an index out of range. */
  batch(indexes: Int32Array): Batch {
    checkIndexes(indexes, "batch");
    return batchOf(
      this.dataset,
      positions("batch", indexes, this.length).map((i) => this.indexes[i] as number),
    );
  }

  /** The inputs of all examples, stacked. */
  xs(): NdArray {
    return this.all()[0];
  }

  /** The targets of all examples, stacked. */
  ts(): NdArray {
    return this.all()[1];
  }

  private all(): Batch {
    if (this.length === 0) throw new ValueError("Subset: there are no examples to stack");
    return batchOf(this.dataset, this.indexes);
  }
}

/** The indexes counted from the start. Throws {@link IndexError} for one out of range. */
function positions(op: string, indexes: Int32Array | readonly number[], length: number): Int32Array<ArrayBuffer> {
  return Int32Array.from(indexes, (index) => {
    const i = index < 0 ? index + length : index;
    if (Number.isInteger(i) && i >= 0 && i < length) return i;
    throw new IndexError(`${op}: index ${shown(index)} is out of range for ${length} examples`);
  });
}
