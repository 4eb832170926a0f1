import { LSTM, RNN } from "@dz/layers";
import { array } from "@dz/ndarray";
import { expect, test } from "vitest";
import { isEmpty, nudged, numbersIn, setStates, statesOf } from "./states.ts";

test("states are put back as they were", () => {
  const layers = [new RNN(2), new LSTM(3)];
  expect(isEmpty(statesOf(layers))).toBe(true);
  for (const layer of layers) layer.forward(array([[1]]));
  const states = statesOf(layers);
  expect([isEmpty(states), numbersIn(states).length]).toEqual([false, 2 + 3 + 3]);
  const y = layers.map((layer) => layer.forward(array([[2]])).data.toArray());
  setStates(layers, states);
  expect(layers.map((layer) => layer.forward(array([[2]])).data.toArray())).toEqual(y);
  for (const layer of layers) layer.resetState();
  expect(isEmpty(statesOf(layers))).toBe(true);
});

test("a nudge changes each number by its size", () => {
  const layer = new RNN(4, { dtype: "float64" });
  layer.forward(array([[1]]));
  const states = statesOf([layer]);
  const before = numbersIn(states);
  const changes = numbersIn(nudged(states, 0.25)).map((x, i) => Math.abs(x - (before[i] as number)));
  for (const change of changes) expect(change).toBeCloseTo(0.25, 12);
});
