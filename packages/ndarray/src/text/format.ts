import { checkArray } from "../array/check.ts";
import type { NdArray } from "../array/ndarray.ts";
import type { OptionTable } from "../errors/option-table.ts";
import { readOptions } from "../errors/read-options.ts";
import { formatScalar, LINE, layOut, reader } from "./lay-out.ts";

/** Options of {@link formatPlain}. */
export interface FormatOptions {
  /** The number of spaces that begin every line but the first (default 0). */
  readonly indent?: number;
}

const formatOptions = { indent: { default: 0, whole: true, from: 0, to: LINE } } satisfies OptionTable<FormatOptions>;

/**
 * The text of Python's `str` for a NumPy array: `[1. 2.5]`, a scalar with all its digits. `indent` spaces begin every
 * line but the first, to align it with a heading of that length.
 */
export function formatPlain(a: NdArray, options?: FormatOptions): string {
  checkArray(a, "formatPlain");
  const { indent } = readOptions("formatPlain", formatOptions, options);
  if (a.size === 0) return "[]";
  if (a.ndim === 0) return formatScalar(reader(a)(0), a.dtype);
  return layOut(a, " ", 0, LINE).replaceAll("\n", `\n${" ".repeat(indent)}`);
}
