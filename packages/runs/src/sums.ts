/**
 * The sums of the files of a run up to an epoch. They stand in each checkpoint, and with that of the weights in
 * `checksums.json`. Of `predictions.npy` it is the rows that are summed, without the header, which changes with each.
 *
 * @module
 */
import * as v from "valibot";
import { RunError } from "./run-error.ts";
import { checked, parsed, whole } from "./schema.ts";
import type { Sum } from "./sum.ts";

/** What the files were when `epoch` epochs were complete; they may have grown since. */
export interface Sums {
  readonly epoch: number;
  /** How many rows of predictions these epochs have; as many as epochs, if it is not said. */
  readonly rows?: number;
  /** Of `config.json`. */
  readonly config: Sum;
  /** Of the lines of `metrics.jsonl`. */
  readonly metrics: Sum;
  /** Of the rows of `predictions.npy`. */
  readonly predictions: Sum;
}

/** What is in `checksums.json`. */
export interface Checksums extends Sums {
  /** Of `weights.npz`. */
  readonly weights: Sum;
}

const sum = v.object(
  {
    size: whole(0, Number.MAX_SAFE_INTEGER),
    sha256: v.pipe(
      v.string("expected 64 hexadecimal digits"),
      v.regex(/^[0-9a-f]{64}$/, "expected 64 hexadecimal digits"),
    ),
  },
  "expected an object",
);

const sums = {
  epoch: whole(0, Number.MAX_SAFE_INTEGER),
  rows: v.exactOptional(whole(0, Number.MAX_SAFE_INTEGER)),
  config: sum,
  metrics: sum,
  predictions: sum,
};

/** How many numbers a row has; null if the sums are not those of rows that are equally long. */
export function widthOf({ epoch, rows = epoch, predictions: { size } }: Sums): number | null {
  const width = rows === 0 ? size : size / rows / 8;
  return Number.isInteger(width) && (rows > 0 || size === 0) && rows <= epoch ? width : null;
}

const sumsSchema = v.object(sums, "expected an object");
const checksumsSchema = v.object({ ...sums, weights: sum }, "expected an object");

/** JSON of sums as a value, or a {@link RunError} that begins with `where`. */
export function parseSums(json: string, where: string): Sums {
  const all = checked(sumsSchema, parsed(json, where), where);
  if (widthOf(all) !== null) return all;
  throw new RunError(
    `${where}: predictions.size is ${all.predictions.size}, expected that of ${all.rows ?? all.epoch} rows of numbers`,
  );
}

/** The text of `checksums.json` as a value, or a {@link RunError} that begins with `where`. */
export function parseChecksums(json: string, where: string): Checksums {
  return checked(checksumsSchema, parsed(json, where), where);
}

/** The text of `checksums.json`. */
export function formatChecksums(checksums: Checksums): string {
  return `${JSON.stringify(checksums, null, 2)}\n`;
}
