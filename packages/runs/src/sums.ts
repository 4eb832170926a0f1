/**
 * The sums of the files of a run up to an epoch. Each checkpoint contains them, and `checksums.json` with those of the
 * weights, the forecast and the backtest. The sum of `predictions.npy` is that of its rows, without the header, which changes with each row.
 *
 * @module
 */
import * as v from "valibot";
import { parsed } from "./json.ts";
import { RunError } from "./run-error.ts";
import { checked, sha256, whole } from "./schema.ts";
import type { Sum } from "./sum.ts";

/** The sums of the files after `epoch` complete epochs; the files may have grown since. */
export interface Sums {
  readonly epoch: number;
  /** The number of rows of predictions of these epochs (default: as many as epochs). */
  readonly rows?: number;
  /** The sum of `config.json`. */
  readonly config: Sum;
  /** The sum of the lines of `metrics.jsonl`. */
  readonly metrics: Sum;
  /** The sum of the rows of `predictions.npy`. */
  readonly predictions: Sum;
  /** The sum of `series.npz`; absent in a run without it. */
  readonly series?: Sum;
}

/** The content of `checksums.json`. */
export interface Checksums extends Sums {
  /** The sum of `forecast.csv`; absent in a run without it, like the next. */
  readonly forecast?: Sum;
  /** The sum of `backtest.json`. */
  readonly backtest?: Sum;
  /** The sum of `weights.npz`. */
  readonly weights: Sum;
}

const sum = v.object(
  {
    size: whole(0, Number.MAX_SAFE_INTEGER),
    sha256,
  },
  "expected an object",
);

const sums = {
  epoch: whole(0, Number.MAX_SAFE_INTEGER),
  rows: v.exactOptional(whole(0, Number.MAX_SAFE_INTEGER)),
  config: sum,
  metrics: sum,
  predictions: sum,
  series: v.exactOptional(sum),
};

/** The number of values per row; null if the size does not fit rows of equal length. */
export function widthOf({ epoch, rows = epoch, predictions: { size } }: Sums): number | null {
  const width = rows === 0 ? size : size / rows / 8;
  return Number.isInteger(width) && (rows > 0 || size === 0) && rows <= epoch ? width : null;
}

const sumsSchema = v.object(sums, "expected an object");
const checksumsSchema = v.object(
  { ...sums, forecast: v.exactOptional(sum), backtest: v.exactOptional(sum), weights: sum },
  "expected an object",
);

/** Parses sums from JSON; throws {@link RunError}, which begins with `where`. */
export function parseSums(json: string, where: string): Sums {
  const all = checked(sumsSchema, parsed(json, where), where);
  if (widthOf(all) !== null) return all;
  throw new RunError(
    `${where}: predictions.size is ${all.predictions.size}, expected that of ${all.rows ?? all.epoch} rows of numbers`,
  );
}

/** Parses `checksums.json`; throws {@link RunError}, which begins with `where`. */
export function parseChecksums(json: string, where: string): Checksums {
  return checked(checksumsSchema, parsed(json, where), where);
}

/** The text of `checksums.json`. */
export function formatChecksums(checksums: Checksums): string {
  return `${JSON.stringify(checksums, null, 2)}\n`;
}
