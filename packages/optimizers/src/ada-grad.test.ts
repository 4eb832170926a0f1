import { Parameter, variable } from "@dz/core";
import { array, type DType, ValueError } from "@dz/ndarray";
import { expect, test } from "vitest";
import { AdaGrad } from "./ada-grad.ts";

function step(optimizer: AdaGrad, p: Parameter, gradient: number[], dtype: DType = p.dtype): number[] {
  p.grad = variable(gradient, { dtype });
  optimizer.setup({ params: () => [p] }).update();
  return Array.from(p.data.toTypedArray());
}

test("AdaGrad divides by the root of the sum of squared gradients", () => {
  const p = new Parameter(array([1, 2]));
  const optimizer = new AdaGrad({ lr: 10, eps: 1 });
  expect(step(optimizer, p, [4, -9])).toEqual([1 - 40 / 5, 2 + 90 / 10]);
  expect(step(optimizer, p, [3, 0])).toEqual([-7 - 30 / 6, 11]); // h = 25, 81
});

test("AdaGrad has the defaults of DeZero", () => {
  expect(new AdaGrad()).toMatchObject({ lr: 0.001, eps: 1e-8 });
});

test("AdaGrad with a float64 gradient of a float32 parameter computes in float64 and rounds once", () => {
  const f = Math.fround;
  const [lr, eps, g] = [0.1, 1e-3, 0.3];
  const p = new Parameter(array([f(1.1)], { dtype: "float32" }));
  const h = f(g * g);
  const root = f(f(Math.sqrt(h)) + f(eps)); // computed in float32
  expect(step(new AdaGrad({ lr, eps }), p, [g], "float64")).toEqual([f(f(1.1) - (lr * g) / root)]);
});

test("AdaGrad refuses options out of range", () => {
  expect(() => new AdaGrad({ lr: -1 })).toThrow(new ValueError("AdaGrad: lr is -1, expected a number from 0"));
  expect(() => new AdaGrad({ eps: -1 })).toThrow(new ValueError("AdaGrad: eps is -1, expected a number from 0"));
});
