import { Parameter, type Variable, variable } from "@dz/core";
import { array, ValueError } from "@dz/ndarray";
import { expect, test } from "vitest";
import { WeightDecay } from "./weight-decay.ts";

const valuesOf = (x: Variable | null): number[] => Array.from((x as Variable).data.toTypedArray());

test("WeightDecay adds a multiple of the parameter to its gradient", () => {
  const [p, q] = [new Parameter(array([1, 2])), new Parameter(array([8]))];
  p.grad = variable([10, 20]);
  q.grad = variable([30]);
  new WeightDecay(0.25).beforeUpdate([p, q]);
  expect([valuesOf(p.grad), valuesOf(q.grad)]).toEqual([[10.25, 20.5], [32]]);
  expect(p.data.toArray()).toEqual([1, 2]);
});

test("WeightDecay treats gradients that share one array independently", () => {
  const [p, q] = [new Parameter(array([1, 2])), new Parameter(array([3, 4]))];
  p.add(q).backward();
  new WeightDecay(1).beforeUpdate([p]);
  expect([valuesOf(p.grad), valuesOf(q.grad)]).toEqual([
    [2, 3],
    [1, 1],
  ]);
});

test("WeightDecay keeps the dtype of the gradient", () => {
  const p = new Parameter(array([1.1]));
  p.grad = variable([0.3], { dtype: "float32" });
  new WeightDecay(0.1).beforeUpdate([p]);
  expect(valuesOf(p.grad)).toEqual([Math.fround(Math.fround(0.3) + 0.1 * 1.1)]);
});

test("WeightDecay refuses a weightDecay that is not a number from 0", () => {
  expect(() => new WeightDecay(-1)).toThrow(new ValueError("WeightDecay: weightDecay is -1, expected a number from 0"));
});
