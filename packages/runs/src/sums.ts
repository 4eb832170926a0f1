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
  config: sum,
  metrics: sum,
  predictions: sum,
};

/** How many numbers a row has; null if the sums are not those of rows that are equally long. */
export function widthOf({ epoch, predictions: { size } }: Sums): number | null {
  const width = epoch === 0 ? size : size / epoch / 8;
  return Number.isInteger(width) && (epoch > 0 || size === 0) ? width : null;
}

const sumsSchema = v.object(sums, "expected an object");
const checksumsSchema = v.object({ ...sums, weights: sum }, "expected an object");

/** JSON of sums as a value, or a {@link RunError} that begins with `where`. */
export function parseSums(json: string, where: string): Sums {
  const all = checked(sumsSchema, parsed(json, where), where);
  if (widthOf(all) !== null) return all;
  throw new RunError(
    `${where}: predictions.size is ${all.predictions.size}, expected that of ${all.epoch} rows of numbers`,
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
