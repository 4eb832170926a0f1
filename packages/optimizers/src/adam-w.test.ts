import { Parameter, variable } from "@dz/core";
import { array, type DType, ValueError } from "@dz/ndarray";
import { expect, test } from "vitest";
import { AdamW } from "./adam-w.ts";

function step(optimizer: AdamW, p: Parameter, gradient: number[], dtype: DType = p.dtype): number[] {
  p.grad = variable(gradient, { dtype });
  optimizer.setup({ params: () => [p] }).update();
  return Array.from(p.data.toTypedArray());
}

test("a parameter decays, and then steps", () => {
  const p = new Parameter(array([1, 2]));
  const optimizer = new AdamW({ lr: 0.5, beta1: 0.5, beta2: 0.75, eps: 1, weightDecay: 0.5 });
  // m = 2, -4; v = 4, 16; corrected 4, -8 and 16, 64
  expect(step(optimizer, p, [4, -8])).toEqual([0.75 - (0.5 * 4) / 5, 1.5 + (0.5 * 8) / 9]);
});

test("options that are not given", () => {
  expect(new AdamW()).toMatchObject({ lr: 0.001, beta1: 0.9, beta2: 0.999, eps: 1e-8, weightDecay: 0.01 });
});

test("a float64 gradient of a float32 parameter: moments are computed in float64 and rounded, the step is float32", () => {
  const f = Math.fround;
  const [lr, beta1, beta2, eps, weightDecay, g] = [0.1, 0.8, 0.95, 1e-3, 0.1, 0.3];
  const p = new Parameter(array([f(1.1)], { dtype: "float32" }));
  const m = f(g * (1 - beta1));
  const v = f((1 - beta2) * g * g);
  const divisor = f(f(f(Math.sqrt(v)) / f(Math.sqrt(1 - beta2))) + f(eps));
  const rate = f(lr / (1 - beta1));
  const decayed = f(f(1.1) * f(1 - lr * weightDecay));
  const optimizer = new AdamW({ lr, beta1, beta2, eps, weightDecay });
  expect(step(optimizer, p, [g], "float64")).toEqual([f(decayed - f(rate * f(m / divisor)))]);
});

test("errors", () => {
  expect(() => new AdamW({ lr: -1 })).toThrow(new ValueError("AdamW lr: expected a number from 0, got -1"));
  expect(() => new AdamW({ beta1: 1 })).toThrow(
    new ValueError("AdamW beta1: expected a number from 0 to below 1, got 1"),
  );
  expect(() => new AdamW({ beta2: 1 })).toThrow(
    new ValueError("AdamW beta2: expected a number from 0 to below 1, got 1"),
  );
  expect(() => new AdamW({ eps: -1 })).toThrow(new ValueError("AdamW eps: expected a number from 0, got -1"));
  expect(() => new AdamW({ weightDecay: -1 })).toThrow(
    new ValueError("AdamW weightDecay: expected a number from 0, got -1"),
  );
});
