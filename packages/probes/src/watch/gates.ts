import type { Parameter } from "@dz/core";
import { GRU, type Linear, LSTM } from "@dz/layers";
import type { Recurrent } from "./states.ts";

/** Where tanh and the logistic function are within 1 % of their ends: artanh 0.99 and ln 99. */
const FLAT_TANH = 2.65;
const FLAT_SIGMOID = 4.6;

/** One activation of a recurrent layer: its weights, and from where on it is flat. */
interface Gate {
  readonly x2: Linear;
  readonly h2: Linear;
  readonly flat: number;
}

function gatesOf(layer: Recurrent): Gate[] {
  if (layer instanceof LSTM) {
    return [
      { x2: layer.x2f, h2: layer.h2f, flat: FLAT_SIGMOID },
      { x2: layer.x2i, h2: layer.h2i, flat: FLAT_SIGMOID },
      { x2: layer.x2o, h2: layer.h2o, flat: FLAT_SIGMOID },
      { x2: layer.x2u, h2: layer.h2u, flat: FLAT_TANH },
    ];
  }
  if (layer instanceof GRU) {
    return [
      { x2: layer.x2r, h2: layer.h2r, flat: FLAT_SIGMOID },
      { x2: layer.x2z, h2: layer.h2z, flat: FLAT_SIGMOID },
      { x2: layer.x2n, h2: layer.h2n, flat: FLAT_TANH },
    ];
  }
  return [{ x2: layer.x2h, h2: layer.h2h, flat: FLAT_TANH }];
}

/**
 * How many of the sums that the activations of a layer get lie where these are flat, for the first row of an input [.., size]
 * and of a state [.., units], null for none. The reset gate of a GRU is taken as open.
 */
export function flatSums(
  layer: Recurrent,
  x: ArrayLike<number>,
  h: ArrayLike<number> | null,
): { flat: number; all: number } {
  let flat = 0;
  let all = 0;
  for (const gate of gatesOf(layer)) {
    const sums = sumsOf(gate, x, h);
    all += sums.length;
    for (const sum of sums) if (Math.abs(sum) > gate.flat) flat++;
  }
  return { flat, all };
}

function sumsOf({ x2, h2 }: Gate, x: ArrayLike<number>, h: ArrayLike<number> | null): Float64Array {
  const units = x2.W.shape[1] as number;
  const sums = new Float64Array(units);
  addProduct(sums, x, x2.W);
  if (h !== null && (h2.W.shape[0] as number) > 0) addProduct(sums, h, h2.W);
  for (const { b } of [x2, h2]) {
    if (b === null) continue;
    const values = b.data.toTypedArray();
    for (let j = 0; j < units; j++) sums[j] = (sums[j] as number) + Number(values[j]);
  }
  return sums;
}

function addProduct(sums: Float64Array, row: ArrayLike<number>, W: Parameter): void {
  const values = W.data.toTypedArray();
  const [inputs, units] = W.shape as readonly [number, number];
  for (let i = 0; i < inputs; i++) {
    for (let j = 0; j < units; j++) sums[j] = (sums[j] as number) + (row[i] as number) * Number(values[i * units + j]);
  }
}
