import type { FileSystem } from "./file-system.ts";
import type { Lock } from "./lock.ts";
import type { Processes } from "./owner.ts";
import type { RowWriter } from "./row-file.ts";
import type { RunningSum, Sum } from "./sum.ts";

/** What a run folder is written with; the machine's own, if it is not given. */
export interface RunOptions {
  /** The calls that reach the disk: for tests. */
  readonly fileSystem?: FileSystem;
  /** Who this process is, and which others there are: for tests. */
  readonly processes?: Processes;
}

/** A run folder that is being written: its open files, and what is known of what they hold. */
export interface OpenRun {
  readonly fs: FileSystem;
  /** The absolute path. */
  readonly folder: string;
  /** That of this process, which holds the folder alone. */
  readonly lock: Lock;
  readonly config: Sum;
  /** The open `metrics.jsonl`, and the sum of its whole lines. */
  readonly metrics: number;
  readonly lines: RunningSum;
  /** The open `predictions.npy`, which is made for the first row, and the sum of the rows of complete epochs. */
  predictions: RowWriter | null;
  readonly rows: RunningSum;
  /** How many epochs are complete. */
  epochs: number;
  /** How many rows of predictions these epochs have: as many, or fewer if not all are kept. */
  kept: number;
}
