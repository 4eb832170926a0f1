import { createHash } from "node:crypto";
import { fromTypedArray } from "@dz/ndarray";
import { pointsOf, wordsOf } from "./points.ts";
import type { Subject } from "./subjects.ts";

/** The SHA-256 of the results of a function at its points, equal for kernels that are bitwise equal. */
export function digest(subject: Subject, dtype: "float64" | "float32", points: number, seed: number): string {
  const word = wordsOf(seed);
  const hash = createHash("sha256");
  for (let done = 0, block = 2 ** 16; done < points; done += block) {
    const n = Math.min(block, points - done);
    const { x, y } = pointsOf(subject, dtype, n, word, done === 0);
    const results = subject.apply(fromTypedArray(x, [n]), fromTypedArray(y, [n])).toTypedArray();
    // The bits of a NaN are unspecified.
    for (let i = 0; i < n; i++) if (Number.isNaN(results[i])) results[i] = 0;
    hash.update(new Uint8Array(results.buffer, results.byteOffset, results.byteLength));
  }
  return hash.digest("hex");
}
