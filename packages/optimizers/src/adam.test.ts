import { Parameter, variable } from "@dz/core";
import { array, type DType, type NdArray, ValueError, zeros } from "@dz/ndarray";
import { usage } from "@dz/ndarray/memory";
import { describe, expect, test } from "vitest";
import { Adam } from "./adam.ts";
import type { Slots } from "./optimizer.ts";

function step(optimizer: Adam, p: Parameter, gradient: number[], dtype: DType = p.dtype): number[] {
  p.grad = variable(gradient, { dtype });
  optimizer.setup({ params: () => [p] }).update();
  return Array.from(p.data.toTypedArray());
}

const [lr, beta1, beta2, eps] = [0.1, 0.8, 0.95, 1e-3];
const options = { lr, beta1, beta2, eps };
/** The step size at update t. */
const rate = (t: number): number => (lr * Math.sqrt(1 - beta2 ** t)) / (1 - beta1 ** t);

test("Adam takes the step of its formula", () => {
  const p = new Parameter(array([1, 2]));
  const optimizer = new Adam({ lr: 0.5, beta1: 0.5, beta2: 0.75, eps: 1 });
  // m = 2, -4; v = 4, 16; the rate is 0.5 · 0.5 / 0.5
  expect(step(optimizer, p, [4, -8])).toEqual([1 - (0.5 * 2) / 3, 2 + (0.5 * 4) / 5]);
});

test("Adam has the defaults of DeZero", () => {
  expect(new Adam()).toMatchObject({ lr: 0.001, alpha: 0.001, beta1: 0.9, beta2: 0.999, eps: 1e-8 });
});

describe("dtypes of Adam follow NumPy", () => {
  const f = Math.fround;
  const g = [0.3, -0.7];

  test("all float64", () => {
    const p = new Parameter(array([1.1]));
    const optimizer = new Adam(options);
    let [value, m, v] = [1.1, 0, 0];
    for (const [i, gi] of g.entries()) {
      m += (1 - beta1) * (gi - m);
      v += (1 - beta2) * (gi * gi - v);
      value -= (rate(i + 1) * m) / (Math.sqrt(v) + eps);
      expect(step(optimizer, p, [gi])).toEqual([value]);
    }
  });

  test("all float32", () => {
    const p = new Parameter(array([1.1], { dtype: "float32" }));
    const optimizer = new Adam(options);
    let [value, m, v] = [f(1.1), 0, 0];
    for (const [i, gi] of g.map(f).entries()) {
      m = f(m + f(f(1 - beta1) * f(gi - m)));
      v = f(v + f(f(1 - beta2) * f(f(gi * gi) - v)));
      value = f(value - f(f(f(rate(i + 1)) * m) / f(f(Math.sqrt(v)) + f(eps))));
      expect(step(optimizer, p, [gi])).toEqual([value]);
    }
  });

  test("float32 with a float64 gradient: the moments are computed in float64 and rounded, the step is computed in float32", () => {
    const p = new Parameter(array([1.1], { dtype: "float32" }));
    const optimizer = new Adam(options);
    let [value, m, v] = [f(1.1), 0, 0];
    for (const [i, gi] of g.entries()) {
      m = f(m + (1 - beta1) * (gi - m));
      v = f(v + (1 - beta2) * (gi * gi - v));
      value = f(value - f(f(f(rate(i + 1)) * m) / f(f(Math.sqrt(v)) + f(eps))));
      expect(step(optimizer, p, [gi], "float64")).toEqual([value]);
    }
  });

  test("float64 with a float32 gradient: the square of the gradient is float32", () => {
    const p = new Parameter(array([1.1]));
    const optimizer = new Adam(options);
    let [value, m, v] = [1.1, 0, 0];
    for (const [i, gi] of g.map(f).entries()) {
      m += (1 - beta1) * (gi - m);
      v += (1 - beta2) * (f(gi * gi) - v);
      value -= (rate(i + 1) * m) / (Math.sqrt(v) + eps);
      expect(step(optimizer, p, [gi], "float32")).toEqual([value]);
    }
  });
});

test("a step of Adam in a single dtype allocates no arrays", () => {
  const used: number[] = [];
  class Watched extends Adam {
    protected override updateOne(p: NdArray, g: NdArray, slots: Slots<"m" | "v">): void {
      const total = (): number => Object.values(usage()).reduce((sum, n) => sum + n, 0);
      const before = total();
      super.updateOne(p, g, slots);
      used.push(total() - before);
    }
  }
  const params = Array.from({ length: 5 }, () => new Parameter(zeros([10, 10], { dtype: "float32" })));
  const optimizer = new Watched().setup({ params: () => params });
  for (let i = 0; i < 3; i++) {
    for (const p of params) {
      p.cleargrad();
      p.mul(2).sum().backward();
    }
    optimizer.update();
  }
  expect(used).toEqual(new Array(15).fill(0));
});

test("Adam refuses options out of range", () => {
  expect(() => new Adam({ lr: -1 })).toThrow(new ValueError("Adam: lr is -1, expected a number from 0"));
  expect(() => new Adam({ alpha: -1 })).toThrow(new ValueError("Adam: alpha is -1, expected a number from 0"));
  expect(() => new Adam({ beta1: 1 })).toThrow(new ValueError("Adam: beta1 is 1, expected a number from 0 to below 1"));
  expect(() => new Adam({ beta2: -0.1 })).toThrow(
    new ValueError("Adam: beta2 is -0.1, expected a number from 0 to below 1"),
  );
  expect(() => new Adam({ eps: -1 })).toThrow(new ValueError("Adam: eps is -1, expected a number from 0"));
});

test("Adam takes its learning rate as lr or as alpha, and has it under both names", () => {
  const adam = new Adam({ alpha: 0.5 });
  expect([adam.lr, adam.alpha]).toEqual([0.5, 0.5]);
  adam.lr = 0.25;
  expect(adam.alpha).toBe(0.25);
  adam.alpha = 0.125;
  expect(adam.lr).toBe(0.125);
  expect(() => Object.assign(adam, { alpha: -1 })).toThrow(new ValueError("Adam: lr is -1, expected a number from 0"));
  const message = "Adam: lr and alpha are both the learning rate; give only one of them";
  expect(() => new Adam({ lr: 0.001, alpha: 0.001 })).toThrow(new ValueError(message));
});

test("Adam says where weightDecay is", () => {
  for (const name of ["weightDecay", "weight_decay"]) {
    expect(() => new Adam({ [name]: 0.01 })).toThrow(
      new ValueError(`Adam: there is no option ${name}; AdamW has it, or the hook WeightDecay`),
    );
  }
});
