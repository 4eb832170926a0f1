import { Parameter, variable } from "@dz/core";
import { array, type DType, type NdArray, ShapeError, StateError, ValueError, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import type { Target } from "../optimizer.ts";
import { SGD } from "../sgd.ts";
import { WeightAverage } from "./weight-average.ts";

const trajectory = [
  [1, -2],
  [0.5, 3],
  [0.1, 0.7],
  [2.5, -1.5],
];

function model(dtype: DType = "float64"): { p: Parameter; target: Target; set: (values: number[]) => void } {
  const p = new Parameter(zeros([2], { dtype }));
  return {
    p,
    target: { params: () => [p], namedParams: () => [["W", p] as const] },
    set: (values) => {
      p.data = array(values, { dtype });
    },
  };
}

/** The averages after each update of the weights. */
function averages(average: WeightAverage, { p, set }: ReturnType<typeof model>): unknown[] {
  return trajectory.map((values) => {
    set(values);
    average.update();
    average.use();
    const found = Array.from(p.data.toTypedArray());
    average.restore();
    expect(Array.from(p.data.toTypedArray())).toEqual(values);
    return found;
  });
}

function expectClose(found: unknown, expected: number[][]): void {
  const flat = (found as number[][]).flat();
  for (const [i, x] of expected.flat().entries()) expect(flat[i]).toBeCloseTo(x, 14);
}

test("without decay, WeightAverage is the mean, as in PyTorch's AveragedModel", () => {
  const made = model();
  const found = averages(new WeightAverage(made.target), made);
  expectClose(found, [
    [1, -2],
    [0.75, 0.5],
    [0.5333333333333333, 0.5666666666666667],
    [1.025, 0.05],
  ]);
});

test("with decay, WeightAverage is the moving average of PyTorch's AveragedModel", () => {
  const made = model();
  const found = averages(new WeightAverage(made.target, { decay: 0.9 }), made);
  expectClose(found, [
    [1, -2],
    [0.95, -1.5],
    [0.865, -1.28],
    [1.0285, -1.302],
  ]);
});

test.each([undefined, 0.99])("the average of constant weights is bitwise those weights (decay %s)", (decay) => {
  const { p, target, set } = model("float32");
  const average = new WeightAverage(target, decay === undefined ? {} : { decay });
  set([0.1, 1e30]);
  for (let i = 0; i < 100; i++) average.update();
  average.use();
  expect(p.data.toArray()).toEqual([Math.fround(0.1), Math.fround(1e30)]);
});

test("after restore an optimizer continues as if use had not been called", () => {
  const train = (look: boolean): number[] => {
    const p = new Parameter(array([1, 2]));
    const target = { params: () => [p] };
    const optimizer = new SGD({ lr: 0.1 }).setup(target);
    const average = new WeightAverage(target, { decay: 0.5 });
    for (let i = 0; i < 5; i++) {
      p.grad = variable(p.data);
      optimizer.update();
      average.update();
      if (!look) continue;
      average.use();
      average.restore();
    }
    return Array.from(p.data.toTypedArray());
  };
  expect(train(true)).toEqual(train(false));
});

test("integer parameters are not averaged: the last values count", () => {
  const made = model("int32");
  const average = new WeightAverage(made.target);
  for (const values of [
    [1, 2],
    [4, 6],
  ]) {
    made.set(values);
    average.update();
  }
  average.use();
  expect(made.p.data.toArray()).toEqual([4, 6]);
});

describe("the state of WeightAverage", () => {
  test("continues bitwise, and consists of copies", () => {
    const [a, b] = [model(), model()];
    const first = new WeightAverage(a.target);
    for (const values of trajectory.slice(0, 2)) {
      a.set(values);
      first.update();
    }
    const state = first.getState();
    const kept = state.weights.get("W") as NdArray;
    const second = new WeightAverage(b.target);
    second.setState(state);
    for (const made of [
      { ...a, average: first },
      { ...b, average: second },
    ]) {
      for (const values of trajectory.slice(2)) {
        made.set(values);
        made.average.update();
      }
      expect(made.average.count).toBe(4);
      made.average.use();
    }
    expect(b.p.data.toArray()).toEqual(a.p.data.toArray());
    expect(kept.toArray()).toEqual([0.75, 0.5]);
  });

  test("starts afresh if it is empty", () => {
    const { target } = model();
    const average = new WeightAverage(target);
    const empty = average.getState();
    expect(empty).toEqual({ count: 0, weights: new Map() });
    average.update();
    average.setState(empty);
    expect(average.count).toBe(0);
    expect(() => average.use()).toThrow(StateError);
  });

  test("of another model is refused, and changes nothing", () => {
    const { target } = model();
    const average = new WeightAverage(target);
    average.update();
    const other = (count: number, weights: [string, NdArray][]) => () =>
      average.setState({ count, weights: new Map(weights) });
    expect(other(2, [])).toThrow(new ValueError("WeightAverage: there is no value for the parameter W"));
    expect(other(2, [["W", zeros([3])]])).toThrow(new ShapeError("WeightAverage: W has shape [3], the parameter [2]"));
    expect(other(-1, [["W", zeros([2])]])).toThrow(
      new ValueError("WeightAverage: count is -1, expected a whole number from 0"),
    );
    expect(average.count).toBe(1);
  });
});

test("WeightAverage refuses options out of range and calls in the wrong order", () => {
  const { p, target } = model();
  expect(() => new WeightAverage(target, { decay: 1 })).toThrow(
    new ValueError("WeightAverage: decay is 1, expected a number from 0 to below 1"),
  );
  const average = new WeightAverage(target);
  expect(() => average.use()).toThrow(new StateError("WeightAverage: there is no average yet, call update() first"));
  expect(() => average.restore()).toThrow(
    new StateError("WeightAverage: the model has its own weights, call use() first"),
  );
  average.update();
  average.use();
  expect(() => average.use()).toThrow(new StateError("WeightAverage: the model has the averages already"));
  const busy = new StateError("WeightAverage: the model has the averages, call restore() first");
  expect(() => average.update()).toThrow(busy);
  expect(() => average.setState({ count: 0, weights: new Map() })).toThrow(busy);
  average.restore();
  p.data = zeros([3]);
  expect(() => average.update()).toThrow(new ShapeError("WeightAverage: W has shape [2], the parameter [3]"));
  expect(average.count).toBe(1);
});
