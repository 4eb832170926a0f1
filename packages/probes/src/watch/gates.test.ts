import { noGrad } from "@dz/core";
import { GRU, LSTM, RNN } from "@dz/layers";
import { array, full } from "@dz/ndarray";
import { expect, test } from "vitest";
import { flatSums } from "./gates.ts";
import type { Recurrent } from "./states.ts";

const layers: [string, Recurrent, number][] = [
  ["RNN", new RNN(2), 1],
  ["LSTM", new LSTM(2), 4],
  ["GRU", new GRU(2), 3],
];

test.each(layers)("%s: sums at the ends of all activations are counted", (_, layer, gates) => {
  noGrad(() => {
    for (let i = 0; i < 2; i++) layer.forward(array([[0]]));
  });
  for (const [name, parameter] of layer.namedParams()) {
    parameter.data = full(parameter.shape, name.startsWith("x2") && name.endsWith("W") ? 10 : 0);
  }
  const all = 2 * gates;
  expect(flatSums(layer, [1], [0, 0])).toEqual({ flat: all, all });
  expect(flatSums(layer, [0.1], [0.5, 0.5])).toEqual({ flat: 0, all });
  expect(flatSums(layer, [1], null)).toEqual({ flat: all, all });
});

test("the state counts, too", () => {
  const layer = new RNN(2);
  noGrad(() => {
    for (let i = 0; i < 2; i++) layer.forward(array([[0]]));
  });
  for (const parameter of layer.params()) parameter.data = full(parameter.shape, 2);
  expect(flatSums(layer, [-1], [0, 0])).toEqual({ flat: 0, all: 2 }); // 2 − 2
  expect(flatSums(layer, [-1], [1, 1])).toEqual({ flat: 2, all: 2 }); // 2 − 2 + 4
});
