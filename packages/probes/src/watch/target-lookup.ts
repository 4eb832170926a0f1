import { type FloatDType, fromTypedArray, type NdArray } from "@dz/ndarray";
import type { Sequence } from "../sequence.ts";

/**
 * The targets of inputs [streams, size], found by the inputs in sequences that have them, for a loop that keeps them to itself. Of
 * inputs that are equal, the first has its targets taken; null if an input is in none of the sequences.
 */
export function targetLookup(sequences: readonly Sequence[], dtype: FloatDType): (x: NdArray) => NdArray | null {
  const known = new Map<string, Float64Array>();
  const rounded = (values: Float64Array): ArrayLike<number> =>
    dtype === "float32" ? Float32Array.from(values) : values;
  const outputs = sequences[0]?.outputs ?? 1;
  for (const { inputs, targets, size } of sequences) {
    for (let i = 0; i * size < inputs.length; i++) {
      const key = Array.from(rounded(inputs.subarray(i * size, (i + 1) * size))).join(",");
      if (!known.has(key)) known.set(key, targets.subarray(i * outputs, (i + 1) * outputs));
    }
  }
  return (x) => {
    const [streams, size] = x.shape as readonly [number, number];
    const values = Array.from(x.toTypedArray() as Float64Array);
    const targets = new Float64Array(streams * outputs);
    for (let row = 0; row < streams; row++) {
      const target = known.get(values.slice(row * size, (row + 1) * size).join(","));
      if (target === undefined) return null;
      targets.set(target, row * outputs);
    }
    return fromTypedArray(targets, [streams, outputs]);
  };
}
