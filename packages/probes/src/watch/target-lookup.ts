import { config } from "@dz/core";
import { type FloatDType, fromTypedArray, type NdArray } from "@dz/ndarray";
import type { Sequence } from "../sequence.ts";

/**
 * The targets of inputs [streams, size], for a loop that keeps them to itself: in training those of `train`, in judging those of
 * the steps of `heldOut` that count. They are found by the inputs; of equal inputs the first has its targets taken. Null
 * for an input that is not among them.
 */
export function targetLookup(train: Sequence, heldOut: Sequence, dtype: FloatDType): (x: NdArray) => NdArray | null {
  const [ofTrain, ofHeldOut] = [lookup(train, dtype), lookup(heldOut, dtype)];
  return (x) => (config.enableBackprop ? ofTrain(x) : ofHeldOut(x));
}

function lookup({ inputs, targets, size, outputs, from }: Sequence, dtype: FloatDType): (x: NdArray) => NdArray | null {
  const known = new Map<string, Float64Array>();
  const rounded = dtype === "float32" ? Float32Array.from(inputs) : inputs;
  for (let i = from; i * size < rounded.length; i++) {
    const key = rounded.slice(i * size, (i + 1) * size).join(",");
    if (!known.has(key)) known.set(key, targets.subarray(i * outputs, (i + 1) * outputs));
  }
  return (x) => {
    const streams = x.shape[0] as number;
    const values = x.toTypedArray() as Float64Array;
    const all = new Float64Array(streams * outputs);
    for (let row = 0; row < streams; row++) {
      const target = known.get(values.slice(row * size, (row + 1) * size).join(","));
      if (target === undefined) return null;
      all.set(target, row * outputs);
    }
    return fromTypedArray(all, [streams, outputs]);
  };
}
