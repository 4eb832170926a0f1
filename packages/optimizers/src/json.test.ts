import { Parameter, variable } from "@dz/core";
import { array, full, type NdArray, ValueError, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import {
  AdamW,
  BestWeights,
  EarlyStopping,
  MomentumSGD,
  type Optimizer,
  ReduceOnPlateau,
  RMSprop,
  Scheduler,
  SGD,
  WeightAverage,
} from "./index.ts";
import { readArrays, writable, writableNumbers } from "./json.ts";

const throughJson = <T>(state: T): T => JSON.parse(JSON.stringify(state)) as T;

/** A model with a float32 and a float64 parameter, whose digits are not short. */
function made(): { params: () => Parameter[]; namedParams: () => [string, Parameter][] } {
  const W = new Parameter(array([[1 / 3, -2 / 7]], { dtype: "float32" }));
  const b = new Parameter(array(Math.E));
  return {
    params: () => [W, b],
    namedParams: () => [
      ["l/W", W],
      ["l/b", b],
    ],
  };
}

function train(optimizer: Optimizer<string>, params: readonly Parameter[], from: number): unknown {
  for (let i = from; i < from + 4; i++) {
    for (const p of params) p.grad = variable(full(p.shape, Math.sin(i) / 3, { dtype: p.dtype }));
    optimizer.update();
  }
  return params.map(({ data }) => data.toArray());
}

describe.each<[string, () => Optimizer<string>]>([
  ["SGD", () => new SGD()],
  ["MomentumSGD", () => new MomentumSGD()],
  ["AdamW", () => new AdamW()],
  ["RMSprop", () => new RMSprop({ centered: true, momentum: 0.5 })],
])("the state of %s", (_, make) => {
  test("continues bitwise through JSON", () => {
    const [model, other] = [made(), made()];
    const [optimizer, copy] = [make().setup(model), make().setup(other)];
    train(optimizer, model.params(), 0);
    for (const [i, p] of other.params().entries()) p.data = array(model.params()[i]?.data as NdArray);
    copy.setState(throughJson(optimizer.getState()));
    expect(copy.steps).toBe(4);
    expect(train(copy, other.params(), 4)).toEqual(train(optimizer, model.params(), 4));
    expect(JSON.stringify(optimizer)).toBe(JSON.stringify(optimizer.getState()));
  });
});

test("JSON of an optimizer's state has nested numbers by name, also of a copy of the object", () => {
  const model = made();
  const optimizer = new MomentumSGD({ lr: 0.5 }).setup(model);
  for (const p of model.params()) p.grad = variable(full(p.shape, 3, { dtype: p.dtype }));
  optimizer.update();
  const state = optimizer.getState();
  const expected = { steps: 1, arrays: { "l/W/v": [[-1.5, -1.5]], "l/b/v": -1.5 } };
  expect(throughJson(state)).toEqual(expected);
  expect(throughJson({ ...state })).toEqual(expected);
  expect(Object.keys(state.arrays)).toEqual([]);
  expect(structuredClone({ steps: state.steps }).steps).toBe(1);
});

test("NaN and infinities are refused when JSON is written, not read back as null", () => {
  const p = new Parameter(array([1, 2]));
  const optimizer = new MomentumSGD().setup({ params: () => [p] });
  p.grad = variable([1, Infinity]);
  optimizer.update();
  expect(() => JSON.stringify(optimizer.getState())).toThrow(
    new ValueError("MomentumSGD.getState: 0/v has -Infinity, which JSON lacks; keep the state in another format"),
  );
});

test("averages and best weights continue through JSON, in the dtypes of the model", () => {
  const [model, other] = [made(), made()];
  const [average, copy] = [new WeightAverage(model, { decay: 0.9 }), new WeightAverage(other, { decay: 0.9 })];
  average.update();
  for (const p of model.params()) p.data = full(p.shape, 1 / 7, { dtype: p.dtype });
  average.update();
  copy.setState(throughJson(average.getState()));
  expect(JSON.stringify(copy.getState())).toBe(JSON.stringify(average.getState()));
  expect(copy.getState().weights.get("l/W")?.dtype).toBe("float32");

  const [best, again] = [new BestWeights(model), new BestWeights(other)];
  again.setState(throughJson(best.getState()));
  expect(again.best).toBe(null);
  best.update(0.1);
  again.setState(throughJson(best.getState()));
  expect(JSON.stringify(again.getState())).toBe(JSON.stringify(best.getState()));
  again.restore();
  expect(other.params().map(({ data }) => data.toArray())).toEqual(model.params().map(({ data }) => data.toArray()));
});

test("the states of a Scheduler, an EarlyStopping and a ReduceOnPlateau continue through JSON", () => {
  const scheduler = new Scheduler(new SGD({ lr: 1 / 3 }), (t) => 0.9 ** t);
  scheduler.update();
  const [stopping, plateau] = [new EarlyStopping(1), new ReduceOnPlateau()];
  for (const each of [stopping, plateau]) for (const value of [0.1, 0.3]) each.update(value);
  for (const each of [scheduler, stopping, plateau]) {
    const before = each.getState();
    each.setState(throughJson(before) as never);
    expect(each.getState()).toEqual(before);
  }
});

test("an infinite best is refused when JSON is written, where it would become none", () => {
  const [stopping, plateau, best] = [new EarlyStopping(1), new ReduceOnPlateau(), new BestWeights(made())];
  for (const each of [stopping, plateau, best]) {
    each.update(Infinity);
    const message = `${each.constructor.name}.getState: best has Infinity, which JSON lacks; keep the state in another format`;
    expect(() => JSON.stringify(each.getState())).toThrow(new ValueError(message));
    expect(each.getState().best).toBe(Infinity);
  }
});

test("writable and writableNumbers show nothing but in JSON", () => {
  const flags = array([true, false]);
  const arrays = writable(new Map([["a", flags]]), "op");
  expect(arrays).toEqual(new Map([["a", flags]]));
  expect(JSON.stringify(arrays)).toBe('{"a":[true,false]}');
  const numbers = writableNumbers({ best: null, count: 2 }, "op");
  expect([Object.keys(numbers), JSON.stringify(numbers)]).toEqual([["best", "count"], '{"best":null,"count":2}']);
});

test("readArrays takes a Map as it is, and nested numbers in the dtype of each name", () => {
  const arrays = new Map([["a", zeros([2])]]);
  expect(readArrays(arrays, "op", () => "float32")).toBe(arrays);
  const read = readArrays({ a: [[1, 2]], b: 3 }, "op", (name) => (name === "a" ? "float32" : undefined));
  expect([read.get("a")?.toArray(), read.get("b")?.toArray()]).toEqual([[[1, 2]], 3]);
  expect([read.get("a")?.dtype, read.get("b")?.dtype]).toEqual(["float32", "float64"]);
});

test.each<[unknown, string]>([
  [null, "op: expected a Map of arrays by name, got null"],
  [[1], "op: expected a Map of arrays by name, got a JavaScript array"],
  [new Map([["a", 1]]), "op: a is 1, expected an NdArray"],
  [{ a: null }, "op: a is null, expected nested numbers as JSON.stringify has written them"],
  [{ a: [1, null] }, "op: a is no array of numbers; array: expected numbers, got null"],
  [{ a: [[1], [2, 3]] }, "op: a is no array of numbers; array: rows have different lengths on axis 1, 1 and 2"],
])("readArrays refuses %j", (arrays, message) => {
  expect(() => readArrays(arrays as never, "op", () => undefined)).toThrow(new ValueError(message));
});
