import { noGrad } from "@dz/core";
import { array } from "@dz/ndarray";
import { expect, test } from "vitest";
import type { Sequence } from "../sequence.ts";
import { targetLookup } from "./target-lookup.ts";

const sequence = (inputs: number[], targets: number[], from = 0): Sequence => ({
  inputs: Float64Array.from(inputs),
  size: 1,
  targets: Float64Array.from(targets),
  outputs: 1,
  clean: null,
  from,
});

test("targets are those of the training part, or without a graph those of the held-out part that count", () => {
  const targetsOf = targetLookup(sequence([0.1, 0.2], [1, 2]), sequence([0.2, 0.3], [3, 4], 1), "float64");
  expect(targetsOf(array([[0.2], [0.1]]))?.toArray()).toEqual([[2], [1]]);
  expect(targetsOf(array([[0.3]]))).toBeNull();
  noGrad(() => {
    expect(targetsOf(array([[0.3]]))?.toArray()).toEqual([[4]]);
    expect(targetsOf(array([[0.2]]))).toBeNull(); // only fills the state
  });
});

test("inputs in float32 are found by what they are rounded to", () => {
  const targetsOf = targetLookup(sequence([0.1], [1]), sequence([], []), "float32");
  expect(targetsOf(array([[0.1]], { dtype: "float32" }))?.toArray()).toEqual([[1]]);
});
