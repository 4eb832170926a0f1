import type { NdArray } from "../array/ndarray.ts";
import { LINE, layOut, SUMMARIZE_ABOVE } from "./lay-out.ts";

/**
 * The text of Python's `repr` for a NumPy array: `array([1. , 2.5])`. At most 8 digits, lines of 75 characters, and of
 * more than 1000 elements only the first and last three along each axis.
 */
export function format(a: NdArray): string {
  const prefix = "array(";
  const text = prefix + (a.size === 0 ? "[]" : layOut(a, ", ", prefix.length, LINE - 1));
  const extras: string[] = [];
  if (a.size > SUMMARIZE_ABOVE || (a.size === 0 && a.ndim !== 1)) extras.push(`shape=${pythonShape(a)}`);
  if (a.size === 0 || a.dtype === "int32" || a.dtype === "float32") extras.push(`dtype=${a.dtype}`);
  if (extras.length === 0) return `${text})`;
  const ending = `${extras.join(", ")})`;
  const lastLine = text.length - (text.lastIndexOf("\n") + 1);
  const gap = lastLine + 1 + ending.length + 1 > LINE ? `\n${" ".repeat(prefix.length)}` : " ";
  return `${text},${gap}${ending}`;
}

function pythonShape(a: NdArray): string {
  return a.ndim === 1 ? `(${a.dims[0]},)` : `(${a.dims.join(", ")})`;
}
