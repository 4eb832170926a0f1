import { SimpleRNN } from "@dz/models";
import { fromTypedArray, type NdArray } from "@dz/ndarray";
import type { Sequence } from "../sequence.ts";

/**
 * A network that is nearly linear: the states are so small that tanh changes nothing. One hidden value,
 * `h' = 1e-4 x + keep · h` and `y = h`.
 */
export function linearRNN(keep: number): SimpleRNN {
  const model = new SimpleRNN(1, 1, { inSize: 1, dtype: "float64" });
  const one = (value: number): NdArray => fromTypedArray(Float64Array.of(value), [1, 1]);
  model.rnn.x2h.W.data = one(1e-4);
  model.rnn.h2h.W.data = one(keep);
  model.fc.W.data = one(1);
  return model;
}

/** A wave of a period of 50 steps, each of which is answered by the next. */
export function shortWave(length: number): Sequence {
  const at = (i: number): number => Math.sin((2 * Math.PI * i) / 50);
  const inputs = Float64Array.from({ length }, (_, i) => at(i));
  const targets = Float64Array.from({ length }, (_, i) => at(i + 1));
  return { inputs, size: 1, targets, outputs: 1, clean: null, from: 0 };
}
