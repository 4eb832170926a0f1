import { join } from "node:path";
import type { NdArray } from "@dz/ndarray";
import { checkObject, checkPath } from "./check-call.ts";
import { nodeFileSystem } from "./node-file-system.ts";
import type { RunOptions } from "./open-run.ts";
import { entryOf, readLimited } from "./read-limited.ts";
import { type ScannedRun, scanRun } from "./scan-run.ts";
import { files, type Metrics } from "./schema.ts";

/** A run as its folder holds it. */
export interface Run extends Omit<ScannedRun, "epochs"> {
  /** One for each epoch, the first being epoch 1. */
  readonly metrics: readonly Metrics[];
  /** The predictions that were kept, float64 [rows, points], or null if there are none. Read when they are first asked for. */
  readonly predictions: NdArray | null;
  /** The weights, the bytes of an npz file, or null if the run was cut short. Read when they are first asked for. */
  readonly weights: Uint8Array | null;
}

/**
 * Reads a run folder and checks what it holds. What a run that was killed may leave is passed over with a warning: a last
 * line of metrics without its end, a row of predictions without its line, no weights. The files of a run with
 * `checksums.json` must be those that were written.
 *
 * Throws {@link RunError}, which names the file, the line and the field, for anything else that is not as it should be.
 */
export function readRun(folder: string, options: Pick<RunOptions, "fileSystem"> = {}): Run {
  checkPath("readRun", folder);
  checkObject("readRun", "options", options);
  const { fileSystem: fs = nodeFileSystem } = options;
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
