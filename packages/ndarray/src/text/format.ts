import { checkArray } from "../array/check.ts";
import type { NdArray } from "../array/ndarray.ts";
import { ValueError } from "../errors/errors.ts";
import { checkOptions } from "../errors/options.ts";
import { formatScalar, LINE, layOut, reader } from "./lay-out.ts";

/**
 * The text of Python's `str` for a NumPy array: `[1. 2.5]`, a scalar with all its digits. `indent` spaces begin every
 * line but the first, to align it with a heading of that length.
 */
export function formatPlain(a: NdArray, options: { indent?: number } = {}): string {
  checkArray(a, "formatPlain");
  checkOptions(options, { indent: "number" }, "formatPlain");
  const { indent = 0 } = options;
  if (!Number.isSafeInteger(indent) || indent < 0 || indent > LINE) {
    throw new ValueError(`formatPlain: indent is a whole number from 0 to ${LINE}, got ${indent}`);
  }
  if (a.size === 0) return "[]";
  if (a.ndim === 0) return formatScalar(reader(a)(0), a.dtype);
  return layOut(a, " ", 0, LINE).replaceAll("\n", `\n${" ".repeat(indent)}`);
}
