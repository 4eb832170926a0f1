import { type Variable, variable } from "@dz/core";
import { GRU, type Layer, LSTM, RNN } from "@dz/layers";
import { fromTypedArray } from "@dz/ndarray";

/** A recurrent layer. */
export type Recurrent = RNN | LSTM | GRU;

/** The states of some recurrent layers: h, and c of an LSTM. */
export type States = readonly { readonly h: Variable | null; readonly c: Variable | null }[];

export function isRecurrent(layer: Layer): layer is Recurrent {
  return layer instanceof RNN || layer instanceof LSTM || layer instanceof GRU;
}

export function statesOf(layers: readonly Recurrent[]): States {
  return layers.map((layer) => ({ h: layer.h, c: layer instanceof LSTM ? layer.c : null }));
}

export function setStates(layers: readonly Recurrent[], states: States): void {
  for (const [i, layer] of layers.entries()) {
    const { h, c } = states[i] as States[number];
    layer.h = h;
    if (layer instanceof LSTM) layer.c = c;
  }
}

/** Whether no layer has a state. */
export function isEmpty(states: States): boolean {
  return states.every(({ h, c }) => h === null && c === null);
}

/** The numbers of the states, one after the other. */
export function numbersIn(states: States): Float64Array {
  return Float64Array.from(
    states.flatMap(({ h, c }) =>
      [h, c].flatMap((part) => (part === null ? [] : Array.from(part.data.toTypedArray() as Float64Array))),
    ),
  );
}

/** The states with a small change of size `size` in a fixed direction that favours no unit. */
export function nudged(states: States, size: number): States {
  let at = 1;
  const changed = (part: Variable | null): Variable | null => {
    if (part === null) return null;
    const values = (part.data.toTypedArray() as Float64Array).slice();
    for (let i = 0; i < values.length; i++) values[i] = (values[i] as number) + (at++ % 3 === 0 ? -size : size);
    return variable(fromTypedArray(values, part.shape));
  };
  return states.map(({ h, c }) => ({ h: changed(h), c: changed(c) }));
}
