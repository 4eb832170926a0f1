import { type CompleteOptions, checkOption, describe, type OptionTable, readOptions, shown } from "@dz/ndarray";
import { SeriesError } from "./series-error.ts";

/** Runs the checks of `@dz/ndarray`; what they refuse is a {@link SeriesError}. @internal */
export function asSeriesError<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof Error ? new SeriesError(error.message) : error;
  }
}

/** The options of a function of this package, checked by their table. Throws {@link SeriesError}. @internal */
export function checkedOptions<T extends object, const Table extends OptionTable<T>>(
  op: string,
  table: Table,
  options: T | undefined,
): CompleteOptions<T, Table> {
  return asSeriesError(() => readOptions<T, Table>(op, table, options));
}

/** A number within bounds. Throws {@link SeriesError}. @internal */
export function checkNumber(
  op: string,
  name: string,
  value: number,
  bounds: {
    readonly whole?: true;
    readonly from?: number;
    readonly above?: number;
    readonly below?: number;
    readonly to?: number;
  },
): number {
  return asSeriesError(() => checkOption(op, name, { kind: "number", ...bounds }, value));
}

/** One of some words. Throws {@link SeriesError}. @internal */
export function checkWord<T extends string>(op: string, name: string, value: T, words: readonly T[]): T {
  return asSeriesError(() => checkOption(op, name, { words }, value));
}

/** An array of numbers, of whatever values. Throws {@link SeriesError}. @internal */
export function checkArray(op: string, name: string, values: Float64Array): void {
  if (isA("Float64Array", values)) return;
  const hint = Array.isArray(values) || ArrayBuffer.isView(values) ? "; make one with Float64Array.from(...)" : "";
  throw new SeriesError(`${op}: ${name} is ${describe(values)}, expected a Float64Array${hint}`);
}

/** An array of finite numbers. Throws {@link SeriesError}, which names the first that is not finite. @internal */
export function checkFinite(op: string, name: string, values: Float64Array, from = 0): void {
  checkArray(op, name, values);
  for (let i = from; i < values.length; i++) {
    if (!Number.isFinite(values[i])) {
      throw new SeriesError(`${op}: ${name}[${i}] is ${values[i]}, expected a finite number`);
    }
  }
}

/** An array of rows, each a Float64Array of finite numbers, all of one length. Throws {@link SeriesError}. @internal */
export function checkRows(op: string, name: string, rows: readonly Float64Array[]): number {
  if (!Array.isArray(rows)) {
    throw new SeriesError(
      `${op}: ${name} is ${shown(rows)}, expected an array of Float64Arrays, one for each forecast`,
    );
  }
  const [first] = rows;
  if (first === undefined) throw new SeriesError(`${op}: ${name} has no forecast, at least one is needed`);
  for (const [i, row] of rows.entries()) {
    checkFinite(op, `${name}[${i}]`, row);
    if (row.length !== first.length || row.length === 0) {
      throw new SeriesError(
        `${op}: ${name}[${i}] has ${row.length} steps and ${name}[0] has ${first.length}; all need as many, at least one`,
      );
    }
  }
  return first.length;
}

/** An object. Throws {@link SeriesError}. @internal */
export function checkObject(op: string, name: string, value: object, what: string): void {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return;
  throw new SeriesError(`${op}: ${name} is ${shown(value)}, expected ${what}`);
}

/** A result whose numbers are too large, or undefined, for doubles. Throws {@link SeriesError}. @internal */
export function checkResult(op: string, value: number): number {
  if (Number.isFinite(value)) return value;
  throw new SeriesError(
    `${op}: the result is ${value}; the values are too large for it, divide them by a number first`,
  );
}

/** A piece of a file: bytes or a text. Throws {@link SeriesError}. @internal */
export function checkPiece(op: string, piece: Uint8Array | string): void {
  if (typeof piece === "string" || isA("Uint8Array", piece)) return;
  const hint = (piece as unknown) instanceof ArrayBuffer ? "; make one with new Uint8Array(...)" : "";
  throw new SeriesError(`${op}: got ${shown(piece)}, expected a Uint8Array or a string${hint}`);
}

/** Whether a value is a typed array of this name, also one of another window. */
function isA(name: string, value: unknown): boolean {
  return ArrayBuffer.isView(value) && Object.prototype.toString.call(value) === `[object ${name}]`;
}
