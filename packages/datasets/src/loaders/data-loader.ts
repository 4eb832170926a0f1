import { type RandomState, random as standard } from "@dz/ndarray";
import { type Batch, batchOf, type ExampleSource } from "../examples.ts";
import { checkBatchSize } from "./batch-size.ts";

/** Options of {@link DataLoader}. */
export interface DataLoaderOptions {
  /** Whether the examples come in random order (the default) or in their own. */
  readonly shuffle?: boolean;
  /** The stream that the order comes from; `random` of `@dz/ndarray` if absent. */
  readonly random?: RandomState;
}

/**
 * The examples of a dataset in batches, the last of which may be smaller.
 *
 * Each `for...of` is an epoch: it starts anew and goes through all examples. The order of the first is drawn when the
 * loader is made, that of each other when the epoch before it ends or is left.
 *
 * @example
 * ```ts
 * for (const [x, t] of new DataLoader(trainSet, 30)) console.log(x.shape, t.shape);
 * ```
 */
export class DataLoader {
  /** The number of batches of an epoch. */
  readonly maxIter: number;
  private readonly dataset: ExampleSource;
  private readonly batchSize: number;
  private readonly random: RandomState | null;
  private order: Int32Array;

  /** Throws {@link ValueError} unless the batch size is a whole number from 1. */
  constructor(dataset: ExampleSource, batchSize: number, options: DataLoaderOptions = {}) {
    const { shuffle = true, random = standard } = options;
    this.dataset = dataset;
    this.batchSize = checkBatchSize("DataLoader", batchSize);
    this.maxIter = Math.ceil(dataset.length / batchSize);
    this.random = shuffle ? random : null;
    this.order = this.nextOrder();
  }

  *[Symbol.iterator](): Generator<Batch, void, undefined> {
    const { order, batchSize } = this;
    try {
      for (let start = 0; start < order.length; start += batchSize) {
        yield batchOf(this.dataset, order.subarray(start, start + batchSize));
      }
    } finally {
      this.order = this.nextOrder();
    }
  }

  private nextOrder(): Int32Array {
    const { length } = this.dataset;
    return this.random === null
      ? Int32Array.from({ length }, (_, i) => i)
      : this.random.permutation(length).toTypedArray();
  }
}
