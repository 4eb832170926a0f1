import { join } from "node:path";
import { StateError, ValueError } from "@dz/ndarray";
import { beginRun, type NewRun } from "./begin-run.ts";
import { removeCheckpoints, writeCheckpoint } from "./checkpoint-files.ts";
import type { OpenRun, RunOptions } from "./open-run.ts";
import { type RunCheckpoint, resumeRun } from "./resume-run.ts";
import { bytesOf, RowWriter } from "./row-file.ts";
import { attempt, RunError } from "./run-error.ts";
import { files, formatMetrics, type Metrics, type RunConfig } from "./schema.ts";
import { sumOf } from "./sum.ts";
import { formatChecksums, type Sums } from "./sums.ts";
import { quietly, writeAll, writeWhole } from "./whole-file.ts";

/** What {@link RunWriter.resume} gives. */
export interface ResumedRun {
  /** Goes on after the epoch of the checkpoint, or with the first. */
  readonly writer: RunWriter;
  readonly config: RunConfig;
  /** The last checkpoint, or null if there was none yet. */
  readonly checkpoint: RunCheckpoint | null;
  /** What was found and passed over, in sentences. */
  readonly warnings: readonly string[];
}

/**
 * Writes a run folder while a training goes on, and holds it alone until it is closed. What is complete is in the folder
 * at any moment, so that a run that is killed can be read and resumed; a call that fails leaves what was there before.
 */
export class RunWriter {
  /** The absolute path of the folder. */
  readonly folder: string;
  private readonly run: OpenRun;
  /** The file that the system could not bring to the disk. It may say next time that it has, and yet have lost a part. */
  private unsynced: string | null = null;
  /** Whether the names of all files that are open are on the disk. */
  private named = false;
  private closed = false;

  /**
   * Makes the folder, and those above it, with `config.json` and an empty `metrics.jsonl`. Throws {@link RunError} if
   * there is such a folder or file already, or if it cannot be made; then nothing is left behind.
   */
  constructor(folder: string, about: NewRun, options?: RunOptions);
  /** @internal */
  constructor(run: OpenRun);
  constructor(folder: string | OpenRun, about?: NewRun, options: RunOptions = {}) {
    this.run = typeof folder === "string" ? beginRun(folder, about as NewRun, options) : folder;
    this.folder = this.run.folder;
  }

  /**
   * Goes on in the folder of a run that was cut short, whose writer is closed or whose process has ended: all that was
   * made after the last checkpoint is taken away. Throws {@link RunError} if there is no such run, if another process
   * writes it, if it is finished, or if a file is damaged.
   */
  static resume(folder: string, options: RunOptions = {}): ResumedRun {
    const { run, ...found } = resumeRun(folder, options);
    return { writer: new RunWriter(run), ...found };
  }

  /** How many epochs are complete. */
  get epochs(): number {
    return this.run.epochs;
  }

  /**
   * Adds what an epoch gave: its row of predictions, and then its line of metrics. Throws {@link ValueError} if the epoch
   * is not the next one or has another number of predictions than the first, and {@link RunError} if it cannot be written.
   */
  append(metrics: Metrics, predictions: Float64Array): void {
    this.checkOpen("append");
    const { run } = this;
    if (metrics.epoch !== run.epochs + 1) {
      throw new ValueError(`append: epoch ${metrics.epoch}, but the next one is ${run.epochs + 1}`);
    }
    const line = Buffer.from(formatMetrics(metrics, `append: epoch ${metrics.epoch}`));
    this.attempt(files.predictions, () => {
      if (run.predictions === null) {
        run.predictions = new RowWriter(run.fs, join(this.folder, files.predictions), predictions.length);
        this.named = false;
      }
      run.predictions.write(predictions, run.epochs);
    });
    this.attempt(files.metrics, () => this.writeLine(line));
    run.rows.add(bytesOf(predictions));
    run.lines.add(line);
    run.epochs++;
  }

  /**
   * Brings all that was added to the disk, and then writes a checkpoint, from which {@link resume} can go on: `bytes` are
   * what the program needs for that. The last checkpoint is kept as the one before it.
   */
  checkpoint(bytes: Uint8Array): void {
    this.checkOpen("checkpoint");
    this.sync();
    const { fs } = this.run;
    this.attempt(files.checkpoint, () => writeCheckpoint(fs, this.folder, { ...this.sums(), bytes }));
  }

  /**
   * Brings all that was added to the disk, and then writes the weights, the bytes of an npz file; an earlier file is
   * replaced when the new one is whole. The run is finished then, and its checkpoints are removed; unless `finished` is
   * false, which keeps them for {@link resume}.
   */
  saveWeights(bytes: Uint8Array, { finished = true }: { readonly finished?: boolean } = {}): void {
    this.checkOpen("saveWeights");
    this.sync();
    const { fs } = this.run;
    const path = (name: string): string => join(this.folder, name);
    this.attempt(files.checksums, () => {
      if (fs.stat(path(files.checksums)) === null) return;
      fs.remove(path(files.checksums)); // it is not of the weights that come
      fs.syncFolder(this.folder);
    });
    this.attempt(files.weights, () => writeWhole(fs, path(files.weights), bytes));
    const checksums = Buffer.from(formatChecksums({ ...this.sums(), weights: sumOf(bytes) }));
    this.attempt(files.checksums, () => writeWhole(fs, path(files.checksums), checksums));
    if (finished) this.attempt(files.checkpoint, () => removeCheckpoints(fs, this.folder));
  }

  /** Closes the files, and gives the folder back. A second call does nothing. */
  close(): void {
    if (this.closed) return;
    this.closed = true;
    const { fs, predictions, metrics, unlock } = this.run;
    try {
      this.attempt(files.predictions, () => predictions?.close());
    } finally {
      try {
        this.attempt(files.metrics, () => fs.close(metrics));
      } finally {
        this.attempt("the lock", unlock);
      }
    }
  }

  /** Brings the metrics and predictions to the disk. */
  private sync(): void {
    const { fs, predictions, metrics } = this.run;
    if (this.unsynced !== null) {
      throw new RunError(
        `run folder ${this.folder}: ${this.unsynced} could not be brought to the disk before; close the writer and resume the run`,
      );
    }
    const bring = (name: string, sync: () => void): void => {
      this.unsynced = name;
      this.attempt(name, sync);
      this.unsynced = null;
    };
    bring(files.predictions, () => predictions?.sync());
    bring(files.metrics, () => fs.sync(metrics));
    if (!this.named) this.attempt("its folder", () => fs.syncFolder(this.folder));
    this.named = true;
  }

  private sums(): Sums {
    const { epochs, config, lines, rows } = this.run;
    return { epoch: epochs, config, metrics: lines.take(), predictions: rows.take() };
  }

  private writeLine(line: Uint8Array): void {
    const { fs, metrics, lines } = this.run;
    try {
      writeAll(fs, metrics, line, lines.size);
    } catch (error) {
      quietly(() => fs.truncate(metrics, lines.size)); // if that fails too, readers pass over it
      throw error;
    }
  }

  private checkOpen(op: string): void {
    if (this.closed) throw new StateError(`${op}: the run folder ${this.folder} is closed`);
  }

  private attempt(name: string, write: () => void): void {
    attempt(`run folder ${this.folder}: ${name} cannot be written`, write);
  }
}
