import { Parameter, variable } from "@dz/core";
import { array, type DType, ValueError } from "@dz/ndarray";
import { expect, test } from "vitest";
import { RMSprop } from "./rms-prop.ts";

function step(optimizer: RMSprop, p: Parameter, gradient: number[], dtype: DType = p.dtype): number[] {
  p.grad = variable(gradient, { dtype });
  optimizer.setup({ params: () => [p] }).update();
  return Array.from(p.data.toTypedArray());
}

test("steps are divided by the size of the last gradients", () => {
  const p = new Parameter(array([1, 2]));
  const optimizer = new RMSprop({ lr: 3, rho: 0.75, eps: 1 });
  expect(step(optimizer, p, [4, -8])).toEqual([1 - 3 * (4 / 3), 2 + 3 * (8 / 5)]); // ms = 4, 16
  expect(step(optimizer, p, [2, 0])[0]).toBe(-3 - 3 * (2 / (Math.sqrt(4) + 1))); // ms = 4, 12
});

test("centered: by their standard deviation", () => {
  const p = new Parameter(array([1]));
  const optimizer = new RMSprop({ lr: 3, rho: 0.5, eps: 1, centered: true });
  expect(step(optimizer, p, [4])).toEqual([1 - 3 * (4 / (Math.sqrt(8 - 4) + 1))]);
});

test("momentum keeps a part of the last step", () => {
  const p = new Parameter(array([1]));
  const optimizer = new RMSprop({ lr: 3, rho: 0.75, eps: 1, momentum: 0.5 });
  expect(step(optimizer, p, [4])).toEqual([1 - 3 * (4 / 3)]);
  expect(step(optimizer, p, [0])).toEqual([-3 - 3 * (2 / 3)]);
});

test("options that are not given", () => {
  expect(new RMSprop()).toMatchObject({ lr: 0.01, rho: 0.99, eps: 1e-8, momentum: 0, centered: false });
});

test("a float64 gradient of a float32 parameter: computed in float64 and rounded once", () => {
  const f = Math.fround;
  const [lr, rho, eps, g] = [0.1, 0.9, 1e-3, 0.3];
  const p = new Parameter(array([f(1.1)], { dtype: "float32" }));
  const root = f(f(Math.sqrt(f((1 - rho) * g * g))) + f(eps)); // of float32 alone
  expect(step(new RMSprop({ lr, rho, eps }), p, [g], "float64")).toEqual([f(f(1.1) - lr * (g / root))]);
});

test("errors", () => {
  expect(() => new RMSprop({ lr: -1 })).toThrow(new ValueError("RMSprop lr: expected a number from 0, got -1"));
  expect(() => new RMSprop({ rho: 1 })).toThrow(
    new ValueError("RMSprop rho: expected a number from 0 to below 1, got 1"),
  );
  expect(() => new RMSprop({ eps: -1 })).toThrow(new ValueError("RMSprop eps: expected a number from 0, got -1"));
  expect(() => new RMSprop({ momentum: 2 })).toThrow(
    new ValueError("RMSprop momentum: expected a number from 0 to 1, got 2"),
  );
});
