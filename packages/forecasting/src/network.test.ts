import { noGrad } from "@dz/core";
import { random } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { createModel, matrix, type NetworkName, networkNames, setState, stateOf } from "./network.ts";
import { noise } from "./testing/waves.ts";

const parts: Readonly<Record<NetworkName, number>> = { rnn: 1, mlp: 0, lstm: 2, gru: 1 };

describe.each(networkNames)("%s", (name) => {
  const x = (rows: number, seed: number) => matrix(noise(rows * 2, seed), rows, "float64");

  test("goes on from a state as if nothing had come between, also at another batch size", () => {
    random.seed(0);
    const model = createModel(name, 3, 2, { dtype: "float64" });
    noGrad(() => {
      model.forward(x(1, 1));
      const state = stateOf(model);
      expect(state.map(({ shape }) => shape)).toEqual(new Array(parts[name]).fill([1, 3]));
      const next = model.forward(x(1, 2)).data.toArray(2);
      setState(model, []); // as at the beginning
      expect(stateOf(model)).toEqual([]);
      model.forward(x(4, 3));
      expect(stateOf(model).map(({ shape }) => shape)).toEqual(new Array(parts[name]).fill([4, 3]));
      setState(model, state);
      expect(model.forward(x(1, 2)).data.toArray(2)).toEqual(next);
    });
  });

  test("has a state if it has a memory, which changes what it says", () => {
    random.seed(0);
    const model = createModel(name, 3, 2, { dtype: "float64" });
    noGrad(() => {
      const first = model.forward(x(1, 2)).data.toArray(2);
      const second = model.forward(x(1, 2)).data.toArray(2);
      if (name === "mlp") expect(second).toEqual(first);
      else expect(second).not.toEqual(first);
      setState(model, []);
      expect(model.forward(x(1, 2)).data.toArray(2)).toEqual(first);
    });
  });

  test("has the outputs that are asked for, in the precision that is asked for", () => {
    const y = createModel(name, 5, 4, { dtype: "float32" }).forward(matrix(noise(6), 3, "float32")).data;
    expect([y.shape, y.dtype]).toEqual([[3, 4], "float32"]);
  });
});

test("matrix has rows of the numbers, in a dtype", () => {
  const values = Float64Array.of(1, 2, 3, 4, 5, 0.1);
  expect(matrix(values, 2, "float64").toArray(2)).toEqual([
    [1, 2, 3],
    [4, 5, 0.1],
  ]);
  const single = matrix(values, 3, "float32");
  expect([single.dtype, single.shape, single.toArray(2)[2]?.[1]]).toEqual(["float32", [3, 2], Math.fround(0.1)]);
});
