import { checkOptions, named, ValueError } from "@dz/ndarray";
import { type Batch, batchOf, type ExampleSource } from "../examples.ts";
import { checkBatchSize, checkSource } from "./batch-size.ts";

/** Options of {@link SeqDataLoader}. */
export interface SeqDataLoaderOptions {
  /** Whether series go one example into the next if examples are left over; "overlap", as in DeZero, if absent. */
  readonly tail?: "overlap" | "drop";
}

/**
 * The examples of a series in batches for a recurrent model: row `i` of each batch continues row `i` of the batch
 * before it.
 *
 * The n examples are cut into `batchSize` series, each of `jump = floor(n / batchSize)` examples; batch `k` has example
 * `k` of each. If that leaves some of the n over, DeZero gives one batch more, with the example after each series: for
 * all but the last it is the first of the next series, which they see twice. `tail: "drop"` leaves this batch out. Either
 * way the rest is never used.
 *
 * So an epoch of the 999 examples of SinCurve in batches of 30 has 34 batches, and none of them is number 999.
 */
export class SeqDataLoader {
  /** The number of batches of an epoch. */
  readonly maxIter: number;
  private readonly dataset: ExampleSource;
  private readonly starts: Int32Array;

  /** Throws {@link ValueError} unless the batch size is a whole number from 1 to the number of examples. */
  constructor(dataset: ExampleSource, batchSize: number, options: SeqDataLoaderOptions = {}) {
    checkOptions(options, { tail: "any" }, "SeqDataLoader");
    const { tail = "overlap" } = options;
    const { length } = checkSource("SeqDataLoader", dataset);
    if (checkBatchSize("SeqDataLoader", batchSize) > length) {
      throw new ValueError(`SeqDataLoader: batch size ${batchSize} is larger than the number of examples, ${length}`);
    }
    if (tail !== "overlap" && tail !== "drop") {
      throw new ValueError(`SeqDataLoader: tail is ${named(tail)}, expected overlap or drop`);
    }
    const jump = Math.floor(length / batchSize);
    this.dataset = dataset;
    this.maxIter = tail === "drop" ? jump : Math.ceil(length / batchSize);
    this.starts = Int32Array.from({ length: batchSize }, (_, i) => i * jump);
  }

  *[Symbol.iterator](): Generator<Batch, void, undefined> {
    for (let k = 0; k < this.maxIter; k++)
      yield batchOf(
        this.dataset,
        this.starts.map((start) => start + k),
      );
  }
}
