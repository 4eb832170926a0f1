import type { Variable } from "@dz/core";
import { SimpleRNN } from "@dz/models";
import { array, random } from "@dz/ndarray";
import { expect, test } from "vitest";
import { answersOf, squaredErrors } from "./run-model.ts";
import type { Sequence } from "./sequence.ts";

function network(): SimpleRNN {
  random.seed(1);
  return new SimpleRNN(3, 1, { dtype: "float64" });
}

const sequence: Sequence = {
  inputs: Float64Array.of(0.1, 0.2, 0.3),
  size: 1,
  targets: Float64Array.of(1, 2, 3),
  outputs: 1,
  clean: Float64Array.of(1, 2, 4),
  from: 1,
};

test("a network reads a sequence from an empty state, whatever it has read before", () => {
  const model = network();
  const first = answersOf({ model, dtype: "float64" }, sequence);
  expect(answersOf({ model, dtype: "float64" }, sequence)).toEqual(first);
  model.resetState();
  const [x] = first;
  expect(model.forward(array([[0.1]])).item()).toBe(x);
  expect(model.forward(array([[0.2]])).item()).toBe(first[1]);
});

test("each step is told, and no graph is left behind", () => {
  const model = network();
  const steps: number[] = [];
  answersOf({ model, dtype: "float64" }, sequence, (step) => steps.push(step));
  expect(steps).toEqual([0, 1, 2]);
  expect((model.rnn.h as Variable).creator).toBeNull();
});

test("squared errors begin where the answers count, against either answer", () => {
  const model = network();
  const y = answersOf({ model, dtype: "float64" }, sequence);
  expect(squaredErrors({ model, dtype: "float64" }, sequence)).toEqual(
    Float64Array.of(((y[1] as number) - 2) ** 2, ((y[2] as number) - 3) ** 2),
  );
  expect(squaredErrors({ model, dtype: "float64" }, sequence, "clean")[1]).toBe(((y[2] as number) - 4) ** 2);
});
