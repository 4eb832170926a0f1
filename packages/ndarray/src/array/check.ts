import { arrayHint, shown } from "../errors/describe.ts";
import { ValueError } from "../errors/errors.ts";
import { NdArray } from "./ndarray.ts";

/** Throws {@link ValueError} for anything but an {@link NdArray}; `op` begins the message. */
export function checkArray(a: NdArray, op: string): void {
  if (!(a instanceof NdArray)) throw notAnArray(a, op);
}

/** Throws {@link ValueError} for anything but a list of arrays. An empty list passes; the caller has to refuse it. */
export function checkArrays(arrays: readonly NdArray[], op: string): void {
  if (!Array.isArray(arrays)) {
    const hint = arrays instanceof NdArray ? `; write ${op}([a, b])` : "";
    throw new ValueError(`${op}: expected a list of NdArrays, got ${shown(arrays)}${hint}`);
  }
  for (const a of arrays) checkArray(a, op);
}

/** Throws {@link ValueError} for anything but a number; NaN passes. */
export function checkNumber(value: number, op: string, what = "a number"): void {
  if (typeof value !== "number") throw new ValueError(`${op}: expected ${what}, got ${shown(value)}`);
}

/** Throws {@link ValueError} for anything but a function. */
export function checkFunction(f: unknown, op: string): void {
  if (typeof f !== "function") throw new ValueError(`${op}: expected a function, got ${shown(f)}`);
}

function notAnArray(a: unknown, op: string): ValueError {
  const hint = typeof a === "number" ? "; make one with array(...)" : arrayHint(a);
  return new ValueError(`${op}: expected an NdArray, got ${shown(a)}${hint}`);
}
