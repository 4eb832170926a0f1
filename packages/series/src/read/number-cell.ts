/**
 * The numbers in cells.
 *
 * @module
 */
import { shownText } from "./shown-text.ts";

/** What programs write where there is no value; "." is FRED's, "#N/A" that of spreadsheets. */
const MISSING = new Set(["", "-", "–", "—", ".", "na", "n/a", "#n/a", "nan", "null", "none"]);

/** Whether a cell, without white space around it, says that there is no value. @internal */
export function isMissing(cell: string): boolean {
  return cell.length <= 4 && MISSING.has(cell.toLowerCase());
}

const POINT = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const COMMA = /^[+-]?(?:\d+,?\d*|,\d+)(?:[eE][+-]?\d+)?$/;

/** The number in a cell, or NaN for anything else; infinite if it is too large. @internal */
export function numberIn(cell: string, decimal: "." | ","): number {
  if (decimal === ".") return POINT.test(cell) ? Number(cell) : Number.NaN;
  return COMMA.test(cell) ? Number(cell.replace(",", ".")) : Number.NaN;
}

const GROUPED = /^[+-]?[^\d]?\d{1,3}(?:([,. '’_\u00a0\u202f])\d{3})(?:\1\d{3})*(?:[.,]\d+)?$/u;

/** Why a cell is not a finite number, for a message. @internal */
export function whyNoNumber(cell: string, decimal: "." | ","): string {
  const shown = shownText(cell);
  const number = numberIn(cell, decimal);
  if (/^[+-]?(inf|infinity|∞)$/i.test(cell) || Math.abs(number) === Number.POSITIVE_INFINITY) {
    return `${shown} is infinite, a series needs finite numbers`;
  }
  const grouped = GROUPED.exec(cell);
  if (grouped !== null) {
    const plain = cell.replace(/^([+-]?)[^\d+-]/u, "$1").replaceAll(grouped[1] as string, "");
    const isDecimal = decimal === "." && grouped[1] === "," && !cell.includes(".") && cell.split(",").length === 2;
    const other = isDecimal ? "; if the comma is a decimal mark, say so in the option decimal" : "";
    return `${shown} has a thousands' separator; write ${plain}${other}`;
  }
  if (decimal === "." && COMMA.test(cell)) {
    return `${shown} is not a number; if the comma is a decimal mark, say so in the option decimal`;
  }
  if (decimal === "," && POINT.test(cell)) return `${shown} has a point where the decimal mark is a comma`;
  return `${shown} is not a number`;
}
