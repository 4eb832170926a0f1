import { join, resolve } from "node:path";
import { lockFolder } from "./lock.ts";
import { makeFolder } from "./make-folder.ts";
import { nodeFileSystem } from "./node-file-system.ts";
import type { OpenRun, RunOptions } from "./open-run.ts";
import { processes as nodeProcesses } from "./owner.ts";
import { RunError, reason } from "./run-error.ts";
import { FORMAT, files, formatConfig, type RunConfig, type Setting } from "./schema.ts";
import { RunningSum, sumOf } from "./sum.ts";
import { writeWhole } from "./whole-file.ts";

/** What a new run has to say of itself; see {@link RunConfig}. */
export interface NewRun {
  readonly dz: string;
  readonly command: string;
  readonly seed: number;
  readonly settings: Readonly<Record<string, Setting>>;
}

/**
 * Makes a run folder, and those above it, with `config.json` and an empty `metrics.jsonl`. Throws {@link RunError} if
 * there is such a folder or file already, or if it cannot be made; then nothing is left behind.
 */
export function beginRun(path: string, { dz, command, seed, settings }: NewRun, options: RunOptions): OpenRun {
  const { fileSystem: fs = nodeFileSystem, processes = nodeProcesses } = options;
  const folder = resolve(path);
  const now = { node: process.version, started: new Date().toISOString() };
  const config: RunConfig = { format: FORMAT, dz, ...now, command, seed, settings };
  const text = Buffer.from(formatConfig(config, `run folder ${folder}`));
  const unmake = makeFolder(fs, folder);
  try {
    const unlock = lockFolder(fs, folder, processes);
    writeWhole(fs, join(folder, files.config), text);
    const metrics = fs.open(join(folder, files.metrics), "wx");
    const sums = { config: sumOf(text), lines: new RunningSum(), rows: new RunningSum() };
    return { fs, folder, unlock, metrics, predictions: null, epochs: 0, ...sums };
  } catch (error) {
    unmake();
    if (error instanceof RunError) throw error;
    throw new RunError(`run folder ${folder}: cannot be written, ${reason(error)}; choose another folder`);
  }
}
