import { Parameter, variable } from "@dz/core";
import { array, type DType, ValueError } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { Adam } from "./adam.ts";
import { AdamW } from "./adam-w.ts";
import type { Optimizer } from "./optimizer.ts";

function step(optimizer: AdamW, p: Parameter, gradient: number[], dtype: DType = p.dtype): number[] {
  p.grad = variable(gradient, { dtype });
  optimizer.setup({ params: () => [p] }).update();
  return Array.from(p.data.toTypedArray());
}

test("AdamW decays a parameter, then takes the Adam step", () => {
  const p = new Parameter(array([1, 2]));
  const optimizer = new AdamW({ lr: 0.5, beta1: 0.5, beta2: 0.75, eps: 1, weightDecay: 0.5 });
  // m = 2, -4; v = 4, 16; corrected 4, -8 and 16, 64
  expect(step(optimizer, p, [4, -8])).toEqual([0.75 - (0.5 * 4) / 5, 1.5 + (0.5 * 8) / 9]);
});

test("AdamW has the defaults of PyTorch", () => {
  expect(new AdamW()).toMatchObject({ lr: 0.001, beta1: 0.9, beta2: 0.999, eps: 1e-8, weightDecay: 0.01 });
});

test("AdamW with a float64 gradient of a float32 parameter rounds the moments, and steps in float32", () => {
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

describe("a parameter whose first gradient comes late", () => {
  const options = { lr: 0.5, weightDecay: 0, eps: 0 };

  /** Two parameters, of which b gets no gradient in the first updates. */
  function late(optimizer: Optimizer<string>, updates: number): { a: Parameter; b: Parameter } {
    const [a, b] = [new Parameter(array([1])), new Parameter(array([1]))];
    optimizer.setup({ params: () => [a, b] });
    for (let i = 0; i < updates; i++) {
      a.grad = variable([2]);
      optimizer.update();
    }
    return { a, b };
  }

  test("starts with a step of lr in AdamW, which counts the updates of each parameter", () => {
    const optimizer = new AdamW(options);
    const { a, b } = late(optimizer, 500);
    [a.grad, b.grad] = [variable([2]), variable([-7])];
    optimizer.update();
    expect(b.data.item()).toBeCloseTo(1.5, 12);
    expect(optimizer.steps).toBe(501);
  });

  test("starts with a larger step in Adam, which counts the updates of all parameters together, as DeZero does", () => {
    const optimizer = new Adam({ lr: 0.5, eps: 0 });
    const { a, b } = late(optimizer, 5000);
    [a.grad, b.grad] = [variable([2]), variable([-7])];
    optimizer.update();
    expect(b.data.item()).toBeCloseTo(1 + 0.5 * (0.1 / Math.sqrt(0.001)), 1);
  });

  test("continues bitwise from a saved state, which includes its count", () => {
    const optimizer = new AdamW(options);
    const { a, b } = late(optimizer, 3);
    const both = (o: AdamW, pair: Parameter[]): number[] => {
      for (let i = 0; i < 3; i++) {
        for (const p of pair) p.grad = variable([0.3 * i - 0.1]);
        o.update();
      }
      return pair.map((p) => p.data.item());
    };
    both(optimizer, [a, b]);
    const state = optimizer.getState();
    expect([state.steps, state.arrays.get("0/t")?.item(), state.arrays.get("1/t")?.item()]).toEqual([6, 6, 3]);
    const copies = [a, b].map((p) => new Parameter(p.data));
    const other = new AdamW(options).setup({ params: () => copies });
    other.setState(state);
    expect(both(other, copies)).toEqual(both(optimizer, [a, b]));
  });

  test("restarts if a state lacks it; without a count it has had all updates", () => {
    const optimizer = new AdamW(options);
    late(optimizer, 3);
    const arrays = new Map([...optimizer.getState().arrays].filter(([name]) => !name.endsWith("/t")));
    const [a, b] = [new Parameter(array([1])), new Parameter(array([1]))];
    const other = new AdamW(options).setup({ params: () => [a, b] });
    other.setState({ steps: 3, arrays });
    [a.grad, b.grad] = [variable([2]), variable([2])];
    other.update();
    for (const p of [a, b]) expect(p.data.item()).toBeCloseTo(0.5, 12);
    expect(other.getState().arrays.get("0/t")?.item()).toBe(4);
    expect(other.getState().arrays.get("1/t")?.item()).toBe(1);
  });
});

test("AdamW refuses options out of range", () => {
  expect(() => new AdamW({ lr: -1 })).toThrow(new ValueError("AdamW: lr is -1, expected a number from 0"));
  expect(() => new AdamW({ beta1: 1 })).toThrow(
    new ValueError("AdamW: beta1 is 1, expected a number from 0 to below 1"),
  );
  expect(() => new AdamW({ beta2: 1 })).toThrow(
    new ValueError("AdamW: beta2 is 1, expected a number from 0 to below 1"),
  );
  expect(() => new AdamW({ eps: -1 })).toThrow(new ValueError("AdamW: eps is -1, expected a number from 0"));
  expect(() => new AdamW({ weightDecay: -1 })).toThrow(
    new ValueError("AdamW: weightDecay is -1, expected a number from 0"),
  );
});
