import type { NdArray } from "@dz/ndarray";
import { sha256 } from "./sha256.ts";

/** The results of a job by name: arrays or lists of numbers. */
export type Results = Readonly<Record<string, NdArray | ArrayLike<number> | readonly NdArray[]>>;

/** A job whose results have the same bits on every host. */
export interface Job {
  readonly name: string;
  /** Whether it takes too long for the tests. */
  readonly long?: boolean;
  readonly run: () => Results;
}

/** The digests of the results of a job, by name. */
export type Digests = Readonly<Record<string, string>>;

/** The bytes of a result: arrays in their own dtype, lists of numbers as doubles. */
function bytesOf(result: Results[string]): Uint8Array {
  if (Array.isArray(result) && typeof result[0] === "object") {
    const parts = (result as readonly NdArray[]).map(bytesOf);
    const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const part of parts) {
      all.set(part, at);
      at += part.length;
    }
    return all;
  }
  const numbers = "toTypedArray" in result ? result.toTypedArray() : Float64Array.from(result as ArrayLike<number>);
  // WebAssembly does not specify the bits of a NaN.
  if (numbers.some((x) => Number.isNaN(x)))
    throw new Error("a result of a golden job is NaN, whose bits are unspecified");
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}

/** Runs a job and returns the SHA-256 of each of its results. */
export function digestsOf({ run }: Job): Digests {
  return Object.fromEntries(Object.entries(run()).map(([name, result]) => [name, sha256(bytesOf(result))]));
}
