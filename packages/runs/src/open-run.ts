import type { SharedOptions } from "@dz/ndarray";
import type { FileSystem } from "./file-system.ts";
import type { Lock } from "./lock.ts";
import { nodeFileSystem } from "./node-file-system.ts";
import { processes as nodeProcesses, type Processes } from "./owner.ts";
import type { RowWriter } from "./row-file.ts";
import type { SavedFile } from "./schema.ts";
import type { RunningSum, Sum } from "./sum.ts";

/** The environment of a run folder (default: this machine's). */
export interface RunOptions {
  /** The file system calls; replaced in tests. */
  readonly fileSystem?: FileSystem;
  /** The identity of this process and a view of others; replaced in tests. */
  readonly processes?: Processes;
}

/** The table of {@link RunOptions}. */
export const runOptions: SharedOptions<RunOptions> = {
  fileSystem: { default: nodeFileSystem, kind: "any" },
  processes: { default: nodeProcesses, kind: "any" },
};

/** The table of the options for reading. */
export const readingOptions: SharedOptions<Pick<RunOptions, "fileSystem">> = { fileSystem: runOptions.fileSystem };

/** A run folder open for writing: its files and the sums of their content. */
export interface OpenRun {
  readonly fs: FileSystem;
  /** The absolute path of the folder. */
  readonly folder: string;
  /** The lock by which this process holds the folder. */
  readonly lock: Lock;
  readonly config: Sum;
  /** The descriptor of `metrics.jsonl`; `lines` is the sum of its complete lines. */
  readonly metrics: number;
  readonly lines: RunningSum;
  /** The writer of `predictions.npy`, created for the first row; `rows` is the sum of the rows of complete epochs. */
  predictions: RowWriter | null;
  readonly rows: RunningSum;
  /** The sums of the files that the program has saved; without one that is about to be replaced. */
  readonly saved: Partial<Record<SavedFile, Sum>>;
  /** Whether there may be a checkpoint: it says which series is learned, so that another would not fit it. */
  checkpointed: boolean;
  /** The number of complete epochs. */
  epochs: number;
  /** The number of their rows of predictions: fewer than the epochs, if not all are kept. */
  kept: number;
}
