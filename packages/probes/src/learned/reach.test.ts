import type { Parameter } from "@dz/core";
import { fromTypedArray } from "@dz/ndarray";
import { expect, test } from "vitest";
import { linearRNN, shortWave } from "../testing/linear-rnn.ts";
import { gradientNorms, reachOf } from "./reach.ts";

function norms(keep: number, length: number, back: number): number[] {
  const work = gradientNorms({ model: linearRNN(keep), dtype: "float64" }, shortWave(length), back);
  for (let next = work.next(); ; next = work.next()) if (next.done === true) return next.value;
}

test("a linear network: the gradient falls by what it keeps with each step", () => {
  const found = norms(0.5, 80, 9);
  expect(found.length).toBe(10);
  found.forEach((value, k) => {
    expect(value * 1e4).toBeCloseTo(0.5 ** k, 5);
  });
  // 0.5⁶ is above 1 %, 0.5⁷ below.
  expect(reachOf(found)).toEqual({ kind: "steps", steps: 7 });
  expect(reachOf(norms(0.9, 80, 9))).toEqual({ kind: "beyond", back: 9 });
});

test("of several outputs the first one is looked at", () => {
  const model = linearRNN(0.5);
  model.fc.W.data = fromTypedArray(Float64Array.of(1, 100), [1, 2]);
  (model.fc.b as Parameter).data = fromTypedArray(new Float64Array(2), [2]);
  const work = gradientNorms({ model, dtype: "float64" }, { ...shortWave(40), outputs: 2 }, 1);
  let next = work.next();
  while (next.done !== true) next = work.next();
  expect(next.value.map((value) => value * 1e4)).toEqual([expect.closeTo(1, 5), expect.closeTo(0.5, 5)]);
});

test("a gradient that comes back later still reaches there; without any there is no reach", () => {
  expect(reachOf([1, 0.001, 0.2, 0.001])).toEqual({ kind: "steps", steps: 3 });
  expect(reachOf([0, 0])).toEqual({ kind: "none" });
  expect(reachOf([1, Number.NaN])).toEqual({ kind: "none" });
  expect(reachOf(norms(0.5, 8, 9))).toEqual({ kind: "none" });
});

test("the gradients of the parameters stay as they are", () => {
  const model = linearRNN(0.5);
  for (const _ of gradientNorms({ model, dtype: "float64" }, shortWave(60), 5));
  expect([...model.params()].every(({ grad }) => grad === null)).toBe(true);
});
