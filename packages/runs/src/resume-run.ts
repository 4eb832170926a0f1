import { join, resolve } from "node:path";
import { readOptions } from "@dz/ndarray";
import { checkPath } from "./check-call.ts";
import { findCheckpoint, replaceLast } from "./checkpoint-files.ts";
import type { FileSystem } from "./file-system.ts";
import { keptEpochs, removeKeptAfter } from "./kept-checkpoints.ts";
import { lockFolder, removeDeadLocks } from "./lock.ts";
import { type OpenRun, type RunOptions, runOptions } from "./open-run.ts";
import { checkFolder, checkSize, entryOf, limits, readLimited } from "./read-limited.ts";
import { RowWriter } from "./row-file.ts";
import { attempt, quote, RunError } from "./run-error.ts";
import { FinishedError, isFinished } from "./run-state.ts";
import { type Fork, files, parseConfig, type RunConfig } from "./schema.ts";
import { RunningSum, sumOf, sumOfFile } from "./sum.ts";
import { type Sums, widthOf } from "./sums.ts";
import { quietly, removeIfThere, temporaryOf, withFile } from "./whole-file.ts";

/** The checkpoint from which a run resumes. */
export interface RunCheckpoint {
  /** The last complete epoch. */
  readonly epoch: number;
  /** The bytes given to `checkpoint` after it. */
  readonly bytes: Uint8Array;
}

/** A resumed run. */
export interface Resumed {
  readonly run: OpenRun;
  readonly config: RunConfig;
  readonly checkpoint: RunCheckpoint | null;
  readonly warnings: readonly string[];
}

/**
 * Opens the folder of an interrupted run, and removes everything after its last checkpoint. Throws {@link RunError} if
 * the run is in use, finished ({@link FinishedError}) or damaged; nothing is changed then.
 */
export function resumeRun(path: string, options?: RunOptions): Resumed {
  checkPath("RunWriter.resume", path);
  const { fileSystem: fs, processes } = readOptions("RunWriter.resume", runOptions, options);
  const folder = resolve(path);
  const where = (name: string): string => `run folder ${folder}: ${name}`;
  checkFolder(fs, folder);
  const [config, text] = readConfig(fs, folder, where(files.config));
  for (const name of Object.values(files)) entryOf(fs, join(folder, name), where(name)); // throws for foreign files
  keptEpochs(fs, folder);
  if (isFinished(fs, folder)) {
    quietly(() => removeDeadLocks(fs, folder, processes)); // of a process killed between its last write and its end
    throw new FinishedError(folder); // even where no lock can be written
  }
  const lock = lockFolder(fs, folder, processes);
  try {
    const found = attempt(`run folder ${folder}: cannot be read`, () => findCheckpoint(fs, folder));
    for (const name of Object.values(files)) entryOf(fs, join(folder, name), where(name)); // again, under the lock
    if (isFinished(fs, folder)) throw new FinishedError(folder); // may have finished meanwhile
    const checkpoint = found?.checkpoint ?? null;
    if (checkpoint === null && config.fork !== undefined) throw withoutPast(folder, config.fork, config.command);
    const sums = found?.sums ?? { lines: new RunningSum(), rows: new RunningSum() };
    const saved = keptFiles(fs, folder, checkpoint);
    const opened = attempt(`run folder ${folder}: cannot be resumed`, () => {
      lock.check();
      removeRemains(fs, folder);
      removeKeptAfter(fs, folder, checkpoint?.epoch ?? 0);
      if (found?.name === files.previousCheckpoint) replaceLast(fs, folder);
      fs.syncFolder(folder);
      return openCutBack(fs, folder, checkpoint);
    });
    return {
      run: { fs, folder, lock, config: sumOf(text), checkpointed: checkpoint !== null, saved, ...sums, ...opened },
      config,
      checkpoint: checkpoint && { epoch: checkpoint.epoch, bytes: checkpoint.bytes },
      warnings: found === null ? ["there is no checkpoint: the run begins again with its first epoch"] : found.warnings,
    };
  } catch (error) {
    quietly(lock.release);
    throw error;
  }
}

function readConfig(fs: FileSystem, folder: string, where: string): [RunConfig, Buffer] {
  try {
    const text = readLimited(fs, join(folder, files.config), "config", where);
    return [parseConfig(text.toString(), where), text];
  } catch (error) {
    if (!(error instanceof RunError)) throw error;
    throw new RunError(`${error.message}; it cannot be resumed, begin a new run in another folder`);
  }
}

/** The first epochs of a run that continues another were not trained with its own settings, so it cannot come to them again. */
function withoutPast(folder: string, { run, epoch }: Fork, command: string): RunError {
  return new RunError(
    `run folder ${folder}: it continues ${quote(run)} from epoch ${epoch}, and there is no checkpoint to go on from; repeat it in another folder: ${command}`,
  );
}

/**
 * The sum of the series, the one file that a program has saved and that is kept: all epochs learned it. It is that of the
 * checkpoint, which the file has been found to match, or that of the file, if the run was killed before its first
 * checkpoint.
 */
function keptFiles(fs: FileSystem, folder: string, checkpoint: Sums | null): OpenRun["saved"] {
  if (checkpoint?.series !== undefined) return { series: checkpoint.series };
  const where = `run folder ${folder}: ${files.series}`;
  const entry = entryOf(fs, join(folder, files.series), where);
  if (entry === null) return {};
  checkSize(entry.size, limits.series, where);
  const sum = attempt(`${where} cannot be read`, () =>
    withFile(fs, join(folder, files.series), "r", (file) => sumOfFile(fs, file, 0, entry.size)),
  );
  return { series: sum.take() };
}

/**
 * Removes the files of the end of an interrupted run, which are of later epochs than the checkpoint and will be written
 * again, and temporary files.
 */
function removeRemains(fs: FileSystem, folder: string): void {
  const path = (name: string): string => join(folder, name);
  if (fs.lstat(path(files.checksums)) !== null) {
    fs.remove(path(files.checksums));
    fs.syncFolder(folder); // so that it never names a file that is gone
  }
  for (const name of [files.weights, files.forecast, files.backtest]) removeIfThere(fs, path(name));
  for (const name of Object.values(files)) removeIfThere(fs, temporaryOf(path(name)));
}

/**
 * Opens the metrics and predictions, truncated to the checkpoint: the metrics first, because rows without lines are
 * valid.
 */
function openCutBack(
  fs: FileSystem,
  folder: string,
  sums: Sums | null,
): Pick<OpenRun, "metrics" | "predictions" | "epochs" | "kept"> {
  const epochs = sums?.epoch ?? 0;
  const kept = sums?.rows ?? epochs;
  const rowPath = join(folder, files.predictions);
  const linePath = join(folder, files.metrics);
  const metrics = fs.open(linePath, fs.lstat(linePath) === null ? "wx" : "r+");
  let predictions: RowWriter | null = null;
  try {
    fs.truncate(metrics, sums?.metrics.size ?? 0);
    if (kept === 0) removeIfThere(fs, rowPath);
    else if (sums !== null) predictions = new RowWriter(fs, rowPath, widthOf(sums) as number, kept);
    predictions?.sync();
    fs.sync(metrics);
    return { metrics, predictions, epochs, kept };
  } catch (error) {
    quietly(() => predictions?.close());
    quietly(() => fs.close(metrics));
    throw error;
  }
}
