import type { Variable } from "@dz/core";
import { childrenOf, GRU, Layer, LSTM, RNN } from "@dz/layers";

/** A layer that carries a state from one step to the next. */
export type RecurrentLayer = RNN | LSTM | GRU;

/** Whether a layer carries a state. */
export function isRecurrent(layer: unknown): layer is RecurrentLayer {
  return layer instanceof RNN || layer instanceof LSTM || layer instanceof GRU;
}

/** A layer inside of a model, with its path: that of the model itself is empty. */
export interface Placed<L extends Layer = Layer> {
  readonly path: string;
  readonly layer: L;
}

/** A model and all layers in it, each once; `enter` says whether to look inside of a layer. */
export function layersIn(model: Layer, enter: (layer: Layer) => boolean = () => true): Placed[] {
  const found = new Map<Layer, string>();
  const visit = (layer: Layer, path: string): void => {
    if (found.has(layer)) return;
    found.set(layer, path);
    if (!enter(layer)) return;
    for (const [name, child] of childrenOf(layer)) {
      if (child instanceof Layer) visit(child, path === "" ? name : `${path}/${name}`);
    }
  };
  visit(model, "");
  return [...found].map(([layer, path]) => ({ layer, path }));
}

/** The parts of the state of a layer, by name: h, and for an LSTM c. */
export function statesOf(layer: RecurrentLayer): Record<string, Variable | null> {
  return layer instanceof LSTM ? { h: layer.h, c: layer.c } : { h: layer.h };
}

/** Gives a layer a state. */
export function setStates(layer: RecurrentLayer, states: Readonly<Record<string, Variable | null>>): void {
  Object.assign(layer, states);
}

/** Runs `body`, and then gives the recurrent layers of a model the states that they had before. */
export function keepingStates<T>(model: Layer, body: () => T): T {
  const kept = layersIn(model).flatMap(({ layer }) => (isRecurrent(layer) ? [[layer, statesOf(layer)] as const] : []));
  try {
    return body();
  } finally {
    for (const [layer, states] of kept) setStates(layer, states);
  }
}
