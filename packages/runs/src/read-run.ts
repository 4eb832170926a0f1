import { existsSync, readFileSync, type Stats, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { type NdArray, ValueError } from "@dz/ndarray";
import { HEADER_SIZE, inspectRows, readRows } from "./row-file.ts";
import { attempt, quote, RunError } from "./run-error.ts";
import { files, type Metrics, parseConfig, parseMetrics, type RunConfig } from "./schema.ts";

/** The largest files that are read, in bytes: far more than any run writes. */
const limits = { config: 2 ** 20, metrics: 2 ** 28, weights: 2 ** 30 } as const;

/** A run as its folder holds it. */
export interface Run {
  /** The absolute path of the folder. */
  readonly folder: string;
  readonly config: RunConfig;
  /** One for each epoch, the first being epoch 1. */
  readonly metrics: readonly Metrics[];
  /** What a run that was cut short has left behind, in sentences. */
  readonly warnings: readonly string[];
  /** The predictions, float64 [epochs, points], or null before the first epoch. Read when they are first asked for. */
  readonly predictions: NdArray | null;
  /** The weights, the bytes of an npz file, or null if the run was cut short. Read when they are first asked for. */
  readonly weights: Uint8Array | null;
  /**
   * Reads the predictions of some epochs, without the rest: of those whose lines in `metrics` are `start` up to but without
   * `stop`. Throws {@link ValueError} if there are no such epochs.
   */
  predictionsOf(start: number, stop: number): NdArray;
}

/**
 * Reads a run folder and checks what it holds. What a run that was killed may leave is passed over with a warning: a last
 * line of metrics without its end, a row of predictions without its line, no weights.
 *
 * Throws {@link RunError}, which names the file, the line and the field, for anything else that is not as it should be.
 */
export function readRun(folder: string): Run {
  const path = resolve(folder);
  const where = (name: string): string => `run folder ${path}: ${name}`;
  const stat = statOf(path, `run folder ${path}`);
  if (!stat?.isDirectory()) throw new RunError(`run folder ${path}: there is no such folder`);

  const read = (name: string, limit: number): Buffer => readBytes(join(path, name), limit, where(name));
  const config = parseConfig(read(files.config, limits.config).toString(), where(files.config));
  const { metrics, torn } = readMetrics(read(files.metrics, limits.metrics).toString(), where(files.metrics));
  const warnings: string[] = [];
  if (torn !== "") warnings.push(`the last line of ${files.metrics} is cut off, it reads ${quote(torn)}`);
  const rowFile = join(path, files.predictions);
  const surplus = checkPredictions(rowFile, metrics.length, where(files.predictions));
  if (surplus)
    warnings.push(`${files.predictions} goes on after epoch ${metrics.length}, with one that was not finished`);
  const weightFile = join(path, files.weights);
  if (!existsSync(weightFile)) warnings.push("the run was not finished: there are no weights");

  const predictionsOf = (start: number, stop: number): NdArray => {
    const epochs = metrics.length;
    if (!(Number.isInteger(start) && Number.isInteger(stop) && 0 <= start && start < stop && stop <= epochs)) {
      throw new ValueError(`predictionsOf: epochs ${start} to ${stop} of a run with ${epochs}`);
    }
    const place = where(files.predictions);
    return attempt(`${place} cannot be read`, () => readRows(rowFile, start, stop, place));
  };
  let predictions: NdArray | null = null;
  let weights: Uint8Array | null = null;
  return {
    folder: path,
    config,
    metrics,
    warnings,
    get predictions() {
      if (metrics.length > 0) predictions ??= predictionsOf(0, metrics.length);
      return predictions;
    },
    get weights() {
      if (existsSync(weightFile)) weights ??= read(files.weights, limits.weights);
      return weights;
    },
    predictionsOf,
  };
}

/** All whole lines, and the rest of one that has no end. */
function readMetrics(text: string, where: string): { metrics: Metrics[]; torn: string } {
  const lines = text.split("\n");
  const torn = lines.pop() ?? "";
  const metrics = lines.map((line, i) => {
    const place = `${where} line ${i + 1}`;
    const parsed = parseMetrics(line, place);
    if (parsed.epoch !== i + 1) throw new RunError(`${place}: epoch is ${parsed.epoch}, expected ${i + 1}`);
    return parsed;
  });
  return { metrics, torn };
}

/** Whether there is more than the rows of the finished epochs; throws if it is more than a killed run can leave. */
function checkPredictions(file: string, epochs: number, where: string): boolean {
  const stat = statOf(file, where);
  if (epochs === 0 && (stat?.size ?? 0) < HEADER_SIZE) return stat !== null;
  if (stat === null) throw new RunError(`${where} is missing, the run has ${epochs} epochs`);
  if (!stat.isFile()) throw new RunError(`${where} is not a file`);
  const { rows, surplus, rowSize } = attempt(`${where} cannot be read`, () => inspectRows(file, where));
  if (rows < epochs) throw new RunError(`${where} has ${rows} rows for ${epochs} epochs`);
  if ((rows - epochs) * rowSize + surplus > rowSize) {
    throw new RunError(
      `${where} has ${rows} rows and ${surplus} bytes for ${epochs} epochs, at most one row more can be read`,
    );
  }
  return rows > epochs || surplus > 0;
}

function readBytes(file: string, limit: number, where: string): Buffer {
  const stat = statOf(file, where);
  if (stat === null) throw new RunError(`${where} is missing`);
  if (!stat.isFile()) throw new RunError(`${where} is not a file`);
  if (stat.size > limit) throw new RunError(`${where} has ${stat.size} bytes, at most ${limit} are read`);
  return attempt(`${where} cannot be read`, () => readFileSync(file));
}

/** Null if there is nothing of this name. */
function statOf(path: string, where: string): Stats | null {
  return attempt(`${where} cannot be read`, () => statSync(path, { throwIfNoEntry: false }) ?? null);
}
