/** Hyperparameters are checked when they are assigned, exactly as in the constructor. */
import { Parameter, variable } from "@dz/core";
import { array, StateError, ValueError } from "@dz/ndarray";
import { expect, test } from "vitest";
import { AdaDelta } from "./ada-delta.ts";
import { AdaGrad } from "./ada-grad.ts";
import { Adam } from "./adam.ts";
import { AdamW } from "./adam-w.ts";
import { ClipGrad } from "./hooks/clip-grad.ts";
import { ClipValue } from "./hooks/clip-value.ts";
import { WeightDecay } from "./hooks/weight-decay.ts";
import * as everything from "./index.ts";
import { MomentumSGD } from "./momentum-sgd.ts";
import { Optimizer } from "./optimizer.ts";
import { RMSprop } from "./rms-prop.ts";
import { SGD } from "./sgd.ts";

const owners: readonly (readonly [make: () => object, ...names: string[]])[] = [
  [() => new SGD(), "lr", "steps"],
  [() => new MomentumSGD(), "lr", "momentum"],
  [() => new AdaGrad(), "lr", "eps"],
  [() => new AdaDelta(), "decay", "eps"],
  [() => new Adam(), "lr", "beta1", "beta2", "eps"],
  [() => new AdamW(), "lr", "beta1", "beta2", "eps", "weightDecay"],
  [() => new RMSprop(), "lr", "decay", "eps", "momentum"],
  [() => new ClipGrad(1), "maxNorm"],
  [() => new ClipValue(1), "maxValue"],
  [() => new WeightDecay(1), "weightDecay"],
];

test("the list has every optimizer", () => {
  const found = Object.values(everything).filter(
    (value) => "prototype" in value && value.prototype instanceof Optimizer,
  );
  expect(found).toContain(SGD);
  const listed = owners.map(([make]) => make().constructor);
  const missing = found.filter((value) => !listed.includes(value)).map(({ name }) => name);
  expect(missing, "add a line with the names of their hyperparameters to owners").toEqual([]);
});

const cases = owners.flatMap(([make, ...names]) => names.map((name) => [make().constructor.name, name, make] as const));

test.each(cases)("%s: %s accepts numbers in its range only", (owner, name, make) => {
  const object = make();
  const set = (value: unknown): void => void Object.assign(object, { [name]: value });
  const before: unknown = Reflect.get(object, name);
  for (const wrong of [Number.NaN, -1, Infinity, "1", null, undefined, {}, Symbol("s")]) {
    expect(() => set(wrong)).toThrow(ValueError);
    expect(() => set(wrong)).toThrow(`${owner}: ${name} is `);
    expect(Reflect.get(object, name)).toBe(before);
  }
  set(0);
  expect(Reflect.get(object, name)).toBe(0);
});

test.each([
  ["MomentumSGD nesterov", new MomentumSGD(), "nesterov"],
  ["RMSprop centered", new RMSprop(), "centered"],
])("%s cannot be changed after construction", (name, optimizer, key) => {
  expect(() => Object.assign(optimizer, { [key]: true })).toThrow(
    new StateError(`${name}: cannot be changed, it was decided when the optimizer was made`),
  );
  Object.assign(optimizer, { [key]: false });
});

test("updates use the assigned hyperparameters", () => {
  const p = new Parameter(array([1]));
  p.grad = variable([1]);
  const optimizer = new SGD().setup({ params: () => [p] });
  optimizer.lr = 0.5;
  optimizer.update();
  expect([p.data.item(), optimizer.steps]).toEqual([0.5, 1]);
});

test("a subclass may declare a field with the name of a hyperparameter", () => {
  class Slow extends SGD {
    override lr = 0.25;
  }
  expect(new Slow().lr).toBe(0.25);
});
