import { BetterRNN, GatedRNN, MLP } from "@dz/models";
import { random } from "@dz/ndarray";
import { expect, test } from "vitest";
import { linearRNN, shortWave } from "../testing/linear-rnn.ts";
import { growth } from "./growth.ts";

test("a linear network multiplies differences by what it keeps", () => {
  expect(growth({ model: linearRNN(0.8), dtype: "float64" }, shortWave(100))).toBeCloseTo(0.8, 4);
  expect(growth({ model: linearRNN(-0.3), dtype: "float64" }, shortWave(100))).toBeCloseTo(0.3, 4);
});

test("one that keeps nothing forgets at once, and one without a state has no growth", () => {
  expect(growth({ model: linearRNN(0), dtype: "float64" }, shortWave(100))).toBe(0);
  expect(growth({ model: new MLP([2, 1], { dtype: "float64" }), dtype: "float64" }, shortWave(20))).toBeNaN();
});

test("networks with gates, in both precisions", () => {
  for (const make of [GatedRNN, BetterRNN]) {
    const [double, single] = (["float64", "float32"] as const).map((dtype) => {
      random.seed(3);
      return growth({ model: new make(5, 1, { dtype }), dtype }, shortWave(200));
    }) as [number, number];
    expect(double).toBeGreaterThan(0.3);
    expect(double).toBeLessThan(1);
    expect(single).toBeCloseTo(double, 2);
  }
});
