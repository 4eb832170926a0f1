import { noGrad } from "@dz/core";
import { setState, stateOf } from "@dz/forecasting";
import { BetterRNN, GatedRNN, MLP, SimpleRNN, type UnaryModel } from "@dz/models";
import { random } from "@dz/ndarray";
import { expect, test } from "vitest";
import { shortWave } from "../testing/linear-rnn.ts";
import { inputAt, readStates } from "./network-state.ts";

const networks: (readonly [name: string, make: () => UnaryModel, parts: number])[] = [
  ["rnn", () => new SimpleRNN(3, 1, { dtype: "float64" }), 1],
  ["lstm", () => new BetterRNN(3, 1, { dtype: "float64" }), 2],
  ["gru", () => new GatedRNN(3, 1, { dtype: "float64" }), 1],
  ["mlp", () => new MLP([3, 3, 1], { dtype: "float64" }), 0],
];

test.each(networks)("%s: it goes on from a state as if nothing was between", (_, make, parts) => {
  random.seed(1);
  const model = make();
  const wave = shortWave(4);
  const { answers, states } = readStates({ model, dtype: "float64" }, wave);
  expect(states.length).toBe(parts === 0 ? 0 : 4);
  noGrad(() => {
    model.resetState();
    for (let i = 0; i < 3; i++) model.forward(inputAt(wave, i, "float64"));
    const state = stateOf(model);
    expect(state.length).toBe(parts);
    model.resetState();
    model.forward(inputAt(wave, 0, "float64"));
    setState(model, state);
    expect(model.forward(inputAt(wave, 3, "float64")).data.item()).toBe(answers[3]);
  });
});

test("an input stands in as many rows as are asked for", () => {
  const sequence = { ...shortWave(2), inputs: Float64Array.of(1, 2, 3, 4), size: 2 };
  expect(inputAt(sequence, 1, "float32", 2).toArray()).toEqual([
    [3, 4],
    [3, 4],
  ]);
});
