import { Parameter, variable } from "@dz/core";
import { array, type NdArray, StateError, ValueError, zeros } from "@dz/ndarray";
import { expect, test } from "vitest";
import type { Target } from "../optimizer.ts";
import { SGD } from "../sgd.ts";
import { BestWeights } from "./best-weights.ts";

/** A model whose only weight increases by 1 at each step. */
function model(): { p: Parameter; target: Target; step: () => void } {
  const p = new Parameter(array([0]));
  const target = { params: () => [p], namedParams: () => [["W", p] as const] };
  const optimizer = new SGD({ lr: 1 }).setup(target);
  const step = (): void => {
    p.grad = variable([-1]);
    optimizer.update();
  };
  return { p, target, step };
}

test("BestWeights restores the weights of the best value", () => {
  const { p, target, step } = model();
  const best = new BestWeights(target);
  const found = [5, 3, 4, 3, Number.NaN].map((loss) => {
    step();
    return best.update(loss);
  });
  expect(found).toEqual([true, true, false, false, false]);
  expect([p.data.toArray(), best.best, best.bestAt]).toEqual([[5], 3, 2]);
  best.restore();
  expect(p.data.toArray()).toEqual([2]);
  step();
  best.restore();
  expect(p.data.toArray()).toEqual([2]);
});

test("BestWeights keeps the weights of the largest value in mode max", () => {
  const { p, target, step } = model();
  const best = new BestWeights(target, { mode: "max" });
  for (const accuracy of [0.5, 0.9, 0.8]) {
    step();
    best.update(accuracy);
  }
  best.restore();
  expect(p.data.toArray()).toEqual([2]);
});

test("BestWeights continues from a saved state, which consists of copies", () => {
  const [a, b] = [model(), model()];
  const first = new BestWeights(a.target);
  expect(first.getState()).toEqual({ best: null, bestAt: 0, count: 0, weights: null });
  a.step();
  first.update(3);
  const state = first.getState();
  a.step();
  first.update(2);
  const second = new BestWeights(b.target);
  second.setState(state);
  expect([second.update(4), second.best, second.bestAt]).toEqual([false, 3, 1]);
  second.restore();
  expect(b.p.data.toArray()).toEqual([1]);
  expect(state.weights?.get("W")?.toArray()).toEqual([1]);
});

test("BestWeights refuses a state of another model, and changes nothing", () => {
  const { p, target } = model();
  const best = new BestWeights(target);
  best.update(1);
  const weights = new Map<string, NdArray>([["V", zeros([1])]]);
  expect(() => best.setState({ best: 0, bestAt: 1, count: 1, weights })).toThrow(
    new ValueError("BestWeights: there is no value for the parameter W"),
  );
  expect(() => best.setState({ best: 0, bestAt: 1, count: 1, weights: null })).toThrow(
    new ValueError("BestWeights: a best value of 0 without weights"),
  );
  expect(() => best.setState({ best: null, bestAt: 0, count: 1, weights })).toThrow(
    new ValueError("BestWeights: a best value of null with weights"),
  );
  expect(best.best).toBe(1);
  best.restore();
  expect(p.data.toArray()).toEqual([0]);
});

test("BestWeights refuses options out of range, and restore without a best value", () => {
  const best = new BestWeights(model().target);
  best.update(Number.NaN);
  expect(() => best.restore()).toThrow(new StateError("BestWeights: there was no value yet but NaN, nothing is kept"));
  expect(() => new BestWeights(model().target, { minDelta: Number.NaN })).toThrow(
    new ValueError("BestWeights: minDelta is NaN, expected a number from 0"),
  );
});
