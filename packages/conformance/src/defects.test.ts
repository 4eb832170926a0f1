/**
 * Tests that dz does not have the defects of DeZero, numbered as in docs/differences.md. Rows about names, files and
 * downloads are tested in the packages.
 */
import { noGrad, Parameter, testMode, toDot, type Variable, variable } from "@dz/core";
import { gradientCheck } from "@dz/core/testing";
import { CIFAR10, CIFAR100, imageNetLabels, randomHorizontalFlip, SeqDataLoader, SinCurve } from "@dz/datasets";
import * as F from "@dz/functions";
import { BatchNorm, Linear, RNN } from "@dz/layers";
import { MLP, SimpleRNN, SqueezeNet } from "@dz/models";
import { array, ones, RandomState, StateError, slice, zeros } from "@dz/ndarray";
import { Adam, FreezeParam, SGD, WeightDecay } from "@dz/optimizers";
import { expect, test } from "vitest";

const random = new RandomState(0);
const second = { order: 2 } as const;

test("1: an RNN whose input and state differ in size takes a second step", () => {
  const rnn = new RNN(10, { random });
  rnn.forward(ones([1, 3]));
  expect(rnn.forward(ones([1, 3])).shape).toEqual([1, 10]);
});

test("2: backward of a leaf explains the error, and a leaf can be drawn", () => {
  expect(() => variable(1).backward()).toThrow(StateError);
  expect(() => variable(1).backward()).toThrow(/no creator/);
  expect(toDot(variable(1, { name: "x" }))).toContain("x: [] float64");
});

test("4: float32 weights and inputs stay float32, forward, backward and after an update", () => {
  const layer = new Linear(2, { random });
  const optimizer = new SGD().setup(layer);
  const y = layer.forward(ones([1, 3], { dtype: "float32" }));
  y.sum().backward();
  optimizer.update();
  expect([y.dtype, layer.W.grad?.dtype, layer.W.dtype]).toEqual(["float32", "float32", "float32"]);
});

test("5: batchNorm has a second derivative", () => {
  const x = random.randn(5, 3);
  const f = (v: Variable) => F.batchNorm(v, ones([3]), zeros([3]), { mean: zeros([3]), variance: ones([3]) });
  gradientCheck((v) => f(v), [x], second);
});

test("6: batchNorm has a gradient in test mode", () => {
  const layer = new BatchNorm({ dtype: "float64" });
  layer.forward(random.randn(4, 3));
  const x = variable(random.randn(4, 3));
  testMode(() => layer.forward(x).sum().backward());
  expect(x.grad?.shape).toEqual([4, 3]);
});

test("7: conv2d can be differentiated twice, with respect to its filters, too", () => {
  gradientCheck((x, W) => F.conv2d(x, W), [random.randn(2, 2, 4, 4), random.randn(3, 2, 2, 2)], second);
});

test("8: the gradient of pooling has a gradient", () => {
  gradientCheck((x) => F.pooling(x, 2, { stride: 2 }).pow(2), [random.randn(1, 2, 4, 4)], second);
});

test("9: a loss of [4, 1] and [4] has gradients of these shapes", () => {
  const [y, t] = [variable(random.randn(4, 1)), variable(random.randn(4))];
  F.meanSquaredError(y, t).backward();
  expect([y.grad?.shape, t.grad?.shape]).toEqual([[4, 1], [4]]);
});

test("10: the operands of a sum do not share a gradient that a hook changes", () => {
  const [a, b] = [new Parameter(ones([2])), new Parameter(ones([2]))];
  a.add(b).sum().backward();
  new WeightDecay(1).beforeUpdate([a]);
  expect([a, b].map((p) => p.grad?.data.toArray())).toEqual([
    [2, 2],
    [1, 1],
  ]);
});

test("11: a hook may change the gradient of a sum", () => {
  const p = new Parameter(ones([3]));
  p.sum().backward();
  new WeightDecay(0.5).beforeUpdate([p]);
  expect(p.grad?.data.toArray()).toEqual([1.5, 1.5, 1.5]);
});

test("12: frozen parameters are unchanged, and others are updated", () => {
  const model = new MLP([4, 2], { random });
  const optimizer = new SGD().setup(model);
  model.forward(ones([1, 3], { dtype: "float32" }));
  const [first, last] = [...model.params()].filter((p) => p.name === "W") as [Parameter, Parameter];
  optimizer.addHook(new FreezeParam([first]));
  const before = [first, last].map((p) => p.data.toArray());
  model
    .forward(ones([1, 3], { dtype: "float32" }))
    .sum()
    .backward();
  optimizer.update();
  expect(first.data.toArray()).toEqual(before[0]);
  expect(last.data.toArray()).not.toEqual(before[1]);
});

test("13: sigmoidCrossEntropy of a confident prediction is finite", () => {
  const x = array([40, -40, 800]);
  expect(F.sigmoidCrossEntropy(x, array([1, 0, 0], { dtype: "int32" })).item()).toBeCloseTo(800 / 3, 9);
});

test("14: the gradient of sigmoidCrossEntropy does not vanish early", () => {
  const x = variable([8]); // a probability of 0.9997
  F.sigmoidCrossEntropy(x, array([0], { dtype: "int32" })).backward();
  expect(x.grad?.item()).toBeCloseTo(0.99966, 5);
});

test("15: equal maxima share the gradient of max", () => {
  const x = variable([1, 1]);
  F.max(x).backward();
  expect(x.grad?.data.toArray()).toEqual([0.5, 0.5]);
});

test("16: SeqDataLoader can omit the batch that overlaps", () => {
  const set = new SinCurve({ train: true, random: new RandomState(0) });
  expect([new SeqDataLoader(set, 30), new SeqDataLoader(set, 30, { tail: "drop" })].map((l) => l.length)).toEqual([
    34, 33,
  ]);
});

test("17: a dropout ratio of 1 is refused", () => {
  expect(() => F.dropout(ones([2]), { dropoutRatio: 1 })).toThrow(
    "dropout: dropoutRatio is 1, expected a number from 0 to below 1",
  );
});

test("18: softmax takes a vector", () => {
  expect(F.softmax(variable([0, 0])).data.toArray()).toEqual([0.5, 0.5]);
});

test("19: batched matrix products have gradients", () => {
  gradientCheck((x, y) => F.matmul(x, y), [random.randn(2, 3, 4), random.randn(4, 2)], second);
  gradientCheck((x, y) => F.matmul(x, y), [random.randn(2, 1, 3, 4), random.randn(3, 4, 2)]);
});

test("20: expandDims(x, -1) is a new last axis", () => {
  expect(F.expandDims(zeros([2, 3]), { axis: -1 }).shape).toEqual([2, 3, 1]);
});

test("21: Variables may be exponents and indexes", () => {
  const [x, c] = [variable([2, 3]), variable([3, 2])];
  x.pow(c).sum().backward();
  expect(x.grad?.data.toArray()).toEqual([12, 6]);
  expect(c.grad?.data.toTypedArray()[1]).toBeCloseTo(9 * Math.log(3), 12);
  const index = variable(array([1, 1], { dtype: "int32" }));
  expect(x.getItem(index).data.toArray()).toEqual([3, 3]);
  expect(x.getItem(slice(null, null, -1)).data.toArray()).toEqual([3, 2]);
});

test("22: CIFAR-100 has both kinds of labels, and CIFAR-10's airplane has its name", () => {
  expect([CIFAR100.labels({ labelType: "fine" }).length, CIFAR100.labels({ labelType: "coarse" }).length]).toEqual([
    100, 20,
  ]);
  expect(CIFAR10.labels()).toContain("airplane");
});

test("23: SqueezeNet and the random flip are implemented", () => {
  const model = new SqueezeNet({ classes: 3, random });
  expect(testMode(() => noGrad(() => model.forward(zeros([1, 3, 64, 64], { dtype: "float32" })))).shape).toEqual([
    1, 3,
  ]);
  const image = array([[[1, 2]]]);
  expect(randomHorizontalFlip({ p: 1 })(image).toArray()).toEqual([[[2, 1]]]);
});

test("24: the names of ImageNet's classes are parsed, not evaluated", () => {
  expect(imageNetLabels("{0: 'tench, Tinca tinca',\n 1: 'goldfish'}")).toEqual(["tench, Tinca tinca", "goldfish"]);
  expect(() => imageNetLabels("{0: process.exit()}")).toThrow();
});

test("26: parameters are always in the order of the properties", () => {
  const model = new SimpleRNN(2, 1, { random });
  expect(Array.from(model.namedParams(), ([name]) => name)).toEqual([
    "rnn/x2h/W",
    "rnn/x2h/b",
    "rnn/h2h/W",
    "fc/W",
    "fc/b",
  ]);
});

test("28: the state of an optimizer is named, and can be restored", () => {
  const model = new SimpleRNN(2, 1, { random, inSize: 1 });
  const optimizer = new Adam().setup(model);
  model.forward(ones([1, 1])).backward();
  optimizer.update();
  const state = optimizer.getState();
  expect([...state.arrays.keys()]).toContain("rnn/x2h/W/m");
  const other = new Adam().setup(model);
  other.setState(state);
  expect(other.steps).toBe(1);
});

test("30: a model is defined by its forward, with or without inner layers", () => {
  const model = new SimpleRNN(2, 1, { random });
  expect(noGrad(() => model.forward(ones([1, 1]))).shape).toEqual([1, 1]);
});

test("33: a loss of [1, 1] is a number", () => {
  expect(F.meanSquaredError(variable([[2]]), variable([0])).item()).toBe(4);
  expect(variable([[2.5]]).item()).toBe(2.5);
});
