/**
 * The network of a forecast: a model of the book, and its state as arrays.
 *
 * @module
 */
import { variable } from "@dz/core";
import type { WeightOptions } from "@dz/layers";
import { BetterRNN, GatedRNN, MLP, SimpleRNN, type UnaryModel } from "@dz/models";
import { type FloatDType, fromTypedArray, type NdArray } from "@dz/ndarray";

export const networkNames = ["rnn", "mlp", "lstm", "gru"] as const;

/** Elman's network, one without memory, LSTM or GRU. */
export type NetworkName = (typeof networkNames)[number];

const models: Readonly<Record<NetworkName, (hidden: number, outputs: number, weights: WeightOptions) => UnaryModel>> = {
  rnn: (hidden, outputs, weights) => new SimpleRNN(hidden, outputs, weights),
  mlp: (hidden, outputs, weights) => new MLP([hidden, hidden, outputs], weights),
  lstm: (hidden, outputs, weights) => new BetterRNN(hidden, outputs, weights),
  gru: (hidden, outputs, weights) => new GatedRNN(hidden, outputs, weights),
};

/** A model [batch, inputs] → [batch, outputs], its weights drawn at the first input. */
export function createModel(name: NetworkName, hidden: number, outputs: number, weights: WeightOptions): UnaryModel {
  return models[name](hidden, outputs, weights);
}

/** The state of a recurrent model: arrays [batch, hidden], none for a model without memory. */
export type ModelState = readonly NdArray[];

/** The state of a model after its last step. */
export function stateOf(model: UnaryModel): ModelState {
  if (model instanceof BetterRNN)
    return model.rnn.h === null || model.rnn.c === null ? [] : [model.rnn.h.data, model.rnn.c.data];
  if (model instanceof SimpleRNN || model instanceof GatedRNN) return model.rnn.h === null ? [] : [model.rnn.h.data];
  return [];
}

/** Lets a model go on from a state, which may have another batch size than its own. */
export function setState(model: UnaryModel, state: ModelState): void {
  model.resetState();
  const [h, c] = state.map((array) => variable(array));
  if (h === undefined) return;
  if (model instanceof BetterRNN && c !== undefined) [model.rnn.h, model.rnn.c] = [h, c];
  if (model instanceof SimpleRNN || model instanceof GatedRNN) model.rnn.h = h;
}

/** Numbers [rows, columns] as an array of a dtype. */
export function matrix(values: Float64Array, count: number, dtype: FloatDType): NdArray {
  const data = dtype === "float64" ? values : new Float32Array(values);
  return fromTypedArray(data, [count, values.length / count]);
}
