import { type OptionTable, readOptions, ValueError } from "@dz/ndarray";
import { type Batch, batchOf, type ExampleSource } from "../examples.ts";
import { checkBatchSize, checkSource } from "./batch-size.ts";

/** Options of {@link SeqDataLoader}. */
export interface SeqDataLoaderOptions {
  /**
   * Whether each series overlaps the next by one example if examples are left over (default "overlap", as in DeZero).
   */
  readonly tail?: "overlap" | "drop";
}

const seqLoaderOptions = {
  tail: { default: "overlap", words: ["overlap", "drop"] },
} satisfies OptionTable<SeqDataLoaderOptions>;

/**
 * The examples of a series in batches for a recurrent model: row `i` of each batch continues row `i` of the previous
 * one.
 *
 * The n examples are split into `batchSize` series of `jump = floor(n / batchSize)` examples; batch `k` has example `k`
 * of each. If examples are left over, DeZero adds one batch with the example after each series: for all but the last
 * series, that is the first example of the next one, which is thus used twice. `tail: "drop"` omits this batch. The
 * remaining examples are never used.
 *
 * For example, an epoch of the 999 examples of SinCurve with batch size 30 has 34 batches, and never includes the last
 * example.
 */
export class SeqDataLoader {
  static get name(): string {
    return "SeqDataLoader";
  }

  /** The number of batches per epoch. */
  readonly length: number;
  private readonly dataset: ExampleSource;
  private readonly starts: Int32Array;

  /** Throws {@link ValueError} unless the batch size is a whole number from 1 to the number of examples. */
  constructor(dataset: ExampleSource, batchSize: number, options?: SeqDataLoaderOptions) {
    const { tail } = readOptions("SeqDataLoader", seqLoaderOptions, options);
    const { length } = checkSource("SeqDataLoader", dataset);
    if (checkBatchSize("SeqDataLoader", batchSize) > length) {
      throw new ValueError(`SeqDataLoader: batch size ${batchSize} is larger than the number of examples, ${length}`);
    }
    const jump = Math.floor(length / batchSize);
    this.dataset = dataset;
    this.length = tail === "drop" ? jump : Math.ceil(length / batchSize);
    this.starts = Int32Array.from({ length: batchSize }, (_, i) => i * jump);
  }

  /** DeZero's name of {@link length}. */
  get maxIter(): number {
    return this.length;
  }

  *[Symbol.iterator](): Generator<Batch, void, undefined> {
    for (let k = 0; k < this.length; k++)
      yield batchOf(
        this.dataset,
        this.starts.map((start) => start + k),
      );
  }
}
