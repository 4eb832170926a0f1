import { join } from "node:path";
import { type NdArray, readOptions } from "@dz/ndarray";
import { checkPath } from "./check-call.ts";
import { type RunOptions, readingOptions } from "./open-run.ts";
import { entryOf, readLimited } from "./read-limited.ts";
import { type ScannedRun, scanRun } from "./scan-run.ts";
import { files, type Metrics } from "./schema.ts";

/** The content of a run folder. */
export interface Run extends Omit<ScannedRun, "epochs"> {
  /** The metrics of each epoch, from epoch 1. */
  readonly metrics: readonly Metrics[];
  /** The kept predictions, float64 [rows, points]; null if there are none. Read at the first access. */
  readonly predictions: NdArray | null;
  /** The weights, the bytes of an npz file; null if the run was interrupted. Read at the first access. */
  readonly weights: Uint8Array | null;
}

/**
 * Reads and checks a run folder. The remains of a run that was killed are ignored with a warning: an unterminated last
 * line of metrics, a row of predictions without its line, missing weights. The files of a run with `checksums.json`
 * must match it.
 *
 * Throws {@link RunError} with the file, the line and the field for any other defect.
 */
export function readRun(folder: string, options?: Pick<RunOptions, "fileSystem">): Run {
  checkPath("readRun", folder);
  const { fileSystem: fs } = readOptions("readRun", readingOptions, options);
  const metrics: Metrics[] = [];
  const { epochs: _, ...scanned } = scanRun(folder, (each) => metrics.push(each), options);
  const { predictionEpochs, predictionsOf } = scanned;
  const path = join(scanned.folder, files.weights);
  const where = `run folder ${scanned.folder}: ${files.weights}`;
  let predictions: NdArray | null = null;
  let weights: Uint8Array | null = null;
  return {
    ...scanned,
    metrics,
    get predictions() {
      if (predictionEpochs.length > 0) predictions ??= predictionsOf(0, predictionEpochs.length);
      return predictions;
    },
    get weights() {
      if (entryOf(fs, path, where) !== null) weights ??= readLimited(fs, path, "weights", where);
      return weights;
    },
  };
}
