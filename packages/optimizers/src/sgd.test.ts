import { Parameter, variable } from "@dz/core";
import { array, type DType, ValueError } from "@dz/ndarray";
import { expect, test } from "vitest";
import { SGD } from "./sgd.ts";

function step(optimizer: SGD, p: Parameter, gradient: number[], dtype: DType = p.dtype): number[] {
  p.grad = variable(gradient, { dtype });
  optimizer.setup({ params: () => [p] }).update();
  return Array.from(p.data.toTypedArray());
}

test("SGD subtracts the gradient times the rate, 0.01 by default", () => {
  expect(step(new SGD({ lr: 0.5 }), new Parameter(array([1, 2])), [2, -4])).toEqual([0, 4]);
  expect(step(new SGD(), new Parameter(array([1, 2])), [100, -100])).toEqual([0, 3]);
});

test("SGD uses a rate that changes between updates", () => {
  const p = new Parameter(array([1]));
  const optimizer = new SGD({ lr: 0.5 });
  step(optimizer, p, [1]);
  optimizer.lr = 0.25;
  expect(step(optimizer, p, [1])).toEqual([0.25]);
});

test("SGD computes float32 in float32", () => {
  const [f, p, g, lr] = [Math.fround, Math.fround(1.1), Math.fround(0.3), 0.1];
  expect(step(new SGD({ lr }), new Parameter(array([p], { dtype: "float32" })), [g])).toEqual([f(p - f(f(lr) * g))]);
});

test("SGD with a float64 gradient of a float32 parameter computes in float64 and rounds once", () => {
  const [p, g, lr] = [Math.fround(1.1), 0.3, 0.1];
  const parameter = new Parameter(array([p], { dtype: "float32" }));
  expect(step(new SGD({ lr }), parameter, [g], "float64")).toEqual([Math.fround(p - lr * g)]);
});

test("SGD with a float32 gradient of a float64 parameter computes lr · g in float32, as NumPy does", () => {
  const [p, g, lr] = [1.1, Math.fround(0.3), 0.1];
  expect(step(new SGD({ lr }), new Parameter(array([p])), [g], "float32")).toEqual([
    p - Math.fround(Math.fround(lr) * g),
  ]);
});

test("SGD refuses a rate that is not a number from 0", () => {
  expect(() => new SGD({ lr: -1 })).toThrow(new ValueError("SGD: lr is -1, expected a number from 0"));
});

test("SGD says which optimizer or hook has the options that it lacks", () => {
  const made = (options: object) => () => new SGD(options);
  expect(made({ momentum: 0.9 })).toThrow(new ValueError("SGD: there is no option momentum; MomentumSGD has it"));
  expect(made({ lr: 1, weightDecay: 0 })).toThrow(
    new ValueError("SGD: there is no option weightDecay; the hook WeightDecay has it"),
  );
});
