import { type OptionTable, RandomState, readOptions } from "@dz/ndarray";
import { type Batch, batchOf, type ExampleSource } from "../examples.ts";
import { streamOf } from "../random-stream.ts";
import { checkBatchSize, checkSource } from "./batch-size.ts";
import { prefetch } from "./prefetch.ts";

/** Options of {@link DataLoader}. */
export interface DataLoaderOptions {
  /** Whether the examples come in random order (default true). */
  readonly shuffle?: boolean;
  /** The random stream for the order (default: `random` of `@dz/ndarray`). */
  readonly random?: RandomState;
  /** In place of `random`: the seed of a stream for this loader alone. */
  readonly seed?: number;
  /** Whether to omit a last batch that is smaller than the others (default false). */
  readonly dropLast?: boolean;
  /** The number of batches that `for await` prepares ahead (default 2). */
  readonly prefetch?: number;
}

const loaderOptions = {
  shuffle: { default: true },
  random: { optional: true, of: RandomState },
  seed: { optional: true, kind: "any" }, // the stream looks at it
  dropLast: { default: false },
  prefetch: { default: 2, whole: true, from: 0 },
} satisfies OptionTable<DataLoaderOptions>;

/**
 * The examples of a dataset in batches; the last batch may be smaller.
 *
 * Each `for...of` is an epoch over all examples. The order of the first epoch is drawn in the constructor, that of each
 * later one when the epoch before it ends or is left.
 *
 * `for await` gives the same batches, prepares the next ones while the caller waits, and lets the host have its turns
 * ({@link nextTurn}), so that a page stays alive. Transforms that draw random
 * numbers then need their own stream: they draw in a fixed order, but at times that depend on the caller.
 *
 * @example
 * ```ts
 * for (const [x, t] of new DataLoader(trainSet, 30)) console.log(x.shape, t.shape);
 * ```
 */
export class DataLoader {
  static get name(): string {
    return "DataLoader";
  }

  /** The number of batches per epoch. */
  readonly length: number;
  private readonly dataset: ExampleSource;
  private readonly batchSize: number;
  private readonly ahead: number;
  private readonly random: RandomState | null;
  private order: Int32Array;

  /**
   * Throws {@link ValueError} unless the batch size is a whole number from 1, `prefetch` a whole number from 0, and at
   * most one of `random` and `seed` is given.
   */
  constructor(dataset: ExampleSource, batchSize: number, options?: DataLoaderOptions) {
    const { shuffle, random, seed, dropLast, prefetch: ahead } = readOptions("DataLoader", loaderOptions, options);
    this.dataset = checkSource("DataLoader", dataset);
    this.batchSize = checkBatchSize("DataLoader", batchSize);
    this.length = dropLast ? Math.floor(dataset.length / batchSize) : Math.ceil(dataset.length / batchSize);
    this.ahead = ahead;
    this.random = shuffle ? streamOf("DataLoader", random, seed) : null;
    this.order = this.nextOrder();
  }

  /** DeZero's name of {@link length}. */
  get maxIter(): number {
    return this.length;
  }

  *[Symbol.iterator](): Generator<Batch, void, undefined> {
    const { order, batchSize } = this;
    try {
      for (let k = 0; k < this.length; k++) {
        yield batchOf(this.dataset, order.subarray(k * batchSize, (k + 1) * batchSize));
      }
    } finally {
      this.order = this.nextOrder();
    }
  }

  [Symbol.asyncIterator](): AsyncGenerator<Batch, void, undefined> {
    return prefetch(this, this.length, this.ahead);
  }

  private nextOrder(): Int32Array {
    const { length } = this.dataset;
    return this.random === null
      ? Int32Array.from({ length }, (_, i) => i)
      : this.random.permutation(length).toTypedArray();
  }
}
