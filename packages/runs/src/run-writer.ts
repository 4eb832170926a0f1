import { join } from "node:path";
import { readOptions, StateError, ValueError } from "@dz/ndarray";
import { Background } from "./background.ts";
import { beginRun, type NewRun, type NewRunOptions } from "./begin-run.ts";
import { checkBytes, checkObject, checkRow, checkSavedFile } from "./check-call.ts";
import type { Checkpoint } from "./checkpoint.ts";
import { writeCheckpoint } from "./checkpoint-files.ts";
import { DataSync } from "./data-sync.ts";
import { writeKept } from "./kept-checkpoints.ts";
import type { OpenRun, RunOptions } from "./open-run.ts";
import { checkPlace, lostPlace } from "./place.ts";
import { limits } from "./read-limited.ts";
import { type RunCheckpoint, resumeRun } from "./resume-run.ts";
import { bytesOf, MAX_BYTES, RowWriter } from "./row-file.ts";
import { attempt, attempting, RunError } from "./run-error.ts";
import { SavedFiles, type SaveWeightsOptions, saveWeightsOptions } from "./saved-files.ts";
import { type Fork, files, formatMetrics, keptFolder, type Metrics, type RunConfig, type SavedFile } from "./schema.ts";
import { Abandoned, finish, finishLater, type Steps } from "./steps.ts";
import type { Sums } from "./sums.ts";
import { quietly, writeAll } from "./whole-file.ts";

/** The part of the size limit of a checkpoint file that is reserved for everything but its bytes. */
const HEAD_SPACE = 4096;

/** The result of {@link RunWriter.resume}. */
export interface ResumedRun {
  /** Continues after the epoch of the checkpoint, or with the first epoch. */
  readonly writer: RunWriter;
  readonly config: RunConfig;
  /** The last checkpoint, or null without one. */
  readonly checkpoint: RunCheckpoint | null;
  /** What was ignored or replaced, one sentence each. */
  readonly warnings: readonly string[];
}

/**
 * Writes a run folder during training, and holds its lock until it is closed. Complete epochs are in the folder at any
 * moment, so that a run that is killed can be read and resumed; a call that fails leaves the folder as it was.
 */
export class RunWriter {
  static get name(): string {
    return "RunWriter";
  }

  /** The absolute path of the folder. */
  readonly folder: string;
  private readonly run: OpenRun;
  private readonly data: DataSync;
  private readonly files: SavedFiles;
  private readonly background = new Background();
  private closed = false;

  /**
   * Creates the folder and its missing parents, with `config.json` and an empty `metrics.jsonl`. Throws {@link
   * RunError} if the path exists already or cannot be created; nothing is left behind then. A folder with only the
   * remains of a program that was killed before its run had begun is used.
   */
  constructor(folder: string, about: NewRun, options?: NewRunOptions);
  /** @internal */
  constructor(run: OpenRun);
  constructor(folder: string | OpenRun, about?: NewRun, options?: NewRunOptions) {
    const isOpen = typeof folder === "object" && folder !== null && "lock" in folder;
    this.run = isOpen ? folder : beginRun(folder, about as NewRun, options);
    this.folder = this.run.folder;
    this.data = new DataSync(this.run);
    this.files = new SavedFiles(this.run);
  }

  /**
   * Resumes an interrupted run, whose writer is closed or whose process has ended: removes everything after the last
   * checkpoint. Throws {@link RunError} if there is no such run, if another process writes it, if it is finished, or if
   * a file is damaged.
   */
  static resume(folder: string, options?: RunOptions): ResumedRun {
    const { run, ...found } = resumeRun(folder, options);
    return { writer: new RunWriter(run), ...found };
  }

  /**
   * Begins a run that continues another, `about.fork`: `past` saves its series, appends its epochs up to the fork, and makes the
   * checkpoint from which the run goes on. After that comes `config.json`: a folder with a part of the past is none of a run.
   * Throws like the constructor, and what `past` throws; nothing is left behind then.
   */
  static fork(
    folder: string,
    about: NewRun & { readonly fork: Fork },
    past: (writer: RunWriter) => void,
    options?: NewRunOptions,
  ): RunWriter {
    const made: RunWriter[] = [];
    beginRun(folder, about, options, (run) => {
      made.push(new RunWriter(run));
      past(made[0] as RunWriter);
    });
    return made[0] as RunWriter;
  }

  /** The number of complete epochs. */
  get epochs(): number {
    return this.run.epochs;
  }

  /**
   * Appends an epoch: its row of predictions (null if they are not kept), then its line of metrics. Throws {@link
   * ValueError} unless it is the next epoch and has as many predictions as the first, and {@link RunError} if it cannot
   * be written.
   */
  append(metrics: Metrics, predictions: Float64Array | null): void {
    this.checkOpen("append");
    const { run } = this;
    checkObject("append", "metrics", metrics);
    if (predictions !== null) checkRow("append", predictions, MAX_BYTES);
    if (metrics.epoch !== run.epochs + 1) {
      throw new ValueError(`append: epoch ${String(metrics.epoch)}, but the next one is ${run.epochs + 1}`);
    }
    const line = Buffer.from(formatMetrics(metrics, `append: epoch ${metrics.epoch}`, predictions !== null));
    if (run.lines.size + line.length > limits.metrics) {
      throw new RunError(
        `append: epoch ${metrics.epoch}: ${files.metrics} would have more than ${limits.metrics} bytes, which are not read again; begin another run`,
      );
    }
    checkPlace(this.run);
    if (predictions !== null) this.attempt(files.predictions, () => this.writeRow(predictions));
    this.attempt(files.metrics, () => this.writeLine(line));
    if (predictions !== null) {
      run.rows.add(bytesOf(predictions));
      run.kept++;
    }
    run.lines.add(line);
    run.epochs++;
  }

  /**
   * Syncs everything appended so far, then writes a checkpoint from which {@link resume} can continue: `bytes` is the
   * state of the program. The last checkpoint is kept as the previous one.
   */
  checkpoint(bytes: Uint8Array): void {
    this.checkIdle("checkpoint");
    finish(this.run.fs, this.checkpointing("checkpoint", bytes));
  }

  /**
   * Writes a checkpoint without waiting for the disk: of the epochs so far, with these bytes, which may be changed as soon
   * as the call returns. Epochs may be appended meanwhile; they are not part of it. At most one checkpoint is written at a
   * time, and no weights: another call before it has ended throws {@link StateError}.
   *
   * Resolves to true when the checkpoint is on the disk, as after {@link checkpoint}, and to false if it was abandoned.
   * Until then the last one counts. The program has to yield, as with `await`, for the work to proceed.
   */
  async beginCheckpoint(bytes: Uint8Array): Promise<boolean> {
    this.checkIdle("beginCheckpoint");
    const { fs } = this.run;
    return this.background.run(
      (abandoned) => finishLater(fs, this.checkpointing("beginCheckpoint", bytes), abandoned),
      () => {
        if (this.closed) this.release();
      },
    );
  }

  /**
   * Abandons a checkpoint that is being written, at its next sync; the last one remains. Resolves when none is written any
   * more, at once without one, and never rejects: whether the checkpoint failed is said by its own promise alone, which may
   * be settled a little later.
   */
  abandonCheckpoint(): Promise<void> {
    return this.background.abandon();
  }

  /**
   * Keeps a checkpoint of the epochs so far until the run is removed, as `checkpoints/000058.dz`, for runs that begin there:
   * {@link nearestCheckpoint} reads it. It is on the disk when the call returns. A run does not go on from it, so it takes
   * the place of no {@link checkpoint}, and may be removed at any time.
   */
  keepCheckpoint(bytes: Uint8Array): void {
    this.checkOpen("keepCheckpoint");
    checkBytes("keepCheckpoint", bytes, limits.checkpoint - HEAD_SPACE);
    if (this.run.epochs === 0) throw new StateError("keepCheckpoint: there is no epoch yet");
    checkPlace(this.run);
    const { fs, folder, lock } = this.run;
    this.attempt(keptFolder, () => writeKept(fs, folder, this.checkpointOf(bytes), lock.check));
  }

  /**
   * Writes a whole file: the series that the run learns (an npz file) before the first epoch; its forecast (CSV) and
   * backtest (JSON) before the weights. It is on the disk when the call returns; an earlier one is replaced once the new
   * one is complete. {@link resume} keeps the series, and removes the others, which are of the end.
   *
   * Throws {@link ValueError} for another name or too many bytes, {@link StateError} while a checkpoint is written, or for
   * another series after the first epoch or checkpoint, and {@link RunError} if the file cannot be written.
   */
  saveFile(name: SavedFile, bytes: Uint8Array): void {
    this.checkIdle("saveFile");
    checkSavedFile("saveFile", name);
    checkBytes("saveFile", bytes, limits[name]);
    checkPlace(this.run);
    this.files.save(name, bytes);
  }

  /**
   * Syncs everything appended so far, then writes the weights, the bytes of an npz file; an earlier file is replaced
   * once the new one is complete. The run is then finished, and its checkpoints are removed; with `finished: false`
   * they are kept for {@link resume}.
   */
  saveWeights(bytes: Uint8Array, options?: SaveWeightsOptions): void {
    this.checkIdle("saveWeights");
    checkBytes("saveWeights", bytes, limits.weights);
    const { finished } = readOptions("saveWeights", saveWeightsOptions, options);
    checkPlace(this.run);
    finish(this.run.fs, this.data.steps());
    this.files.saveWeights(bytes, this.sums(), finished);
  }

  /**
   * Closes the files and releases the folder. A checkpoint that is being written is abandoned, and the folder is released
   * when {@link abandonCheckpoint} resolves. A second call does nothing.
   */
  close(): void {
    if (this.closed) return;
    this.closed = true;
    if (this.background.busy) void this.background.abandon();
    else this.release();
  }

  private release(): void {
    const { fs, predictions, metrics, lock } = this.run;
    try {
      this.attempt(files.predictions, () => predictions?.close());
    } finally {
      try {
        this.attempt(files.metrics, () => fs.close(metrics));
      } finally {
        this.attempt("the lock", lock.release);
      }
    }
  }

  private *checkpointing(op: string, bytes: Uint8Array): Steps {
    checkBytes(op, bytes, limits.checkpoint - HEAD_SPACE);
    checkPlace(this.run);
    const { fs, lock } = this.run;
    this.run.checkpointed = true;
    try {
      yield* attempting(
        this.failure(files.checkpoint),
        writeCheckpoint(fs, this.folder, this.checkpointOf(bytes), () => this.data.steps(), lock.check),
      );
    } catch (error) {
      if (error instanceof Abandoned) throw error;
      throw lostPlace(this.run) ?? error; // while the disk was waited for, the folder may have been moved: that is the reason to tell
    }
  }

  private checkpointOf(bytes: Uint8Array): Checkpoint {
    const { series } = this.run.saved;
    return { ...this.sums(), ...(series && { series }), bytes };
  }

  /** The sums of the files that grow, and of the config. */
  private sums(): Sums {
    const { epochs, kept, config, lines, rows } = this.run;
    return { epoch: epochs, rows: kept, config, metrics: lines.take(), predictions: rows.take() };
  }

  private writeRow(row: Float64Array): void {
    const { run } = this;
    if (run.predictions === null) {
      run.predictions = new RowWriter(run.fs, join(this.folder, files.predictions), row.length);
    }
    run.predictions.write(row, run.kept);
  }

  private writeLine(line: Uint8Array): void {
    const { fs, metrics, lines } = this.run;
    try {
      writeAll(fs, metrics, line, lines.size);
    } catch (error) {
      quietly(() => fs.truncate(metrics, lines.size)); // if this fails too, readers ignore the partial line
      throw error;
    }
  }

  private checkOpen(op: string): void {
    if (this.closed) throw new StateError(`${op}: the run folder ${this.folder} is closed`);
  }

  private checkIdle(op: string): void {
    this.checkOpen(op);
    if (!this.background.busy) return;
    throw new StateError(`${op}: a checkpoint is still being written; await it, or abandonCheckpoint, before`);
  }

  private attempt(name: string, write: () => void): void {
    attempt(this.failure(name), write);
  }

  private failure(name: string): string {
    return `run folder ${this.folder}: ${name} cannot be written`;
  }
}
