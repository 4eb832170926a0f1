import { variable } from "@dz/core";
import { BetterRNN, MLP, type UnaryModel } from "@dz/models";
import { array } from "@dz/ndarray";
import { expect, test } from "vitest";
import { LayerUnits } from "./layer-units.ts";

function unitsOf(model: UnaryModel): number[] {
  const layers = new LayerUnits(model);
  for (const value of [0.5, 1, 2]) {
    const x = variable(array([[value]]));
    layers.during(x.data, () => model.forward(x));
  }
  const units = layers.take().map((each) => each.units);
  layers.end();
  return units;
}

test("hidden units are found: what recurrent layers give, what other Linear layers get", () => {
  expect(unitsOf(new MLP([5, 4, 1]))).toEqual([5, 4]);
  expect(unitsOf(new BetterRNN(6, 1))).toEqual([6]);
});

test("the output layer is the one whose output is that of the network", () => {
  const model = new MLP([5, 2]);
  const layers = new LayerUnits(model);
  const x = variable(array([[1]]));
  layers.during(x.data, () => model.forward(x));
  expect(layers.output).toBe(model.l[1]);
  layers.during(x.data, () => model.forward(x).mul(2));
  expect(layers.output).toBeNull();
  layers.end();
});
