import { Parameter, variable } from "@dz/core";
import { array, type DType, ValueError } from "@dz/ndarray";
import { expect, test } from "vitest";
import { AdaDelta } from "./ada-delta.ts";

function step(optimizer: AdaDelta, p: Parameter, gradient: number[], dtype: DType = p.dtype): number[] {
  p.grad = variable(gradient, { dtype });
  optimizer.setup({ params: () => [p] }).update();
  return Array.from(p.data.toTypedArray());
}

test("AdaDelta scales a gradient by the ratio of past steps to past gradients", () => {
  const p = new Parameter(array([1, 2]));
  const optimizer = new AdaDelta({ decay: 0.5, eps: 1 });
  expect(step(optimizer, p, [4, 0])).toEqual([1 - 4 / 3, 2]); // msg = 8
  const [msg, msdx] = [4 + 2, (4 / 3) ** 2 / 2];
  const dx = Math.sqrt((msdx + 1) / (msg + 1)) * 2;
  expect(step(optimizer, p, [2, 0])[0]).toBeCloseTo(1 - 4 / 3 - dx, 14);
});

test("AdaDelta has the defaults of DeZero", () => {
  expect(new AdaDelta()).toMatchObject({ decay: 0.95, eps: 1e-6 });
});

test("AdaDelta with a float64 gradient of a float32 parameter computes in float64 and rounds at each write", () => {
  const f = Math.fround;
  const [decay, eps, g] = [0.9, 1e-3, 0.3];
  const p = new Parameter(array([f(1.1)], { dtype: "float32" }));
  const msg = f((1 - decay) * g * g);
  const dx = f(Math.sqrt(f(f(eps) / f(msg + f(eps))))) * g; // the root is computed in float32
  expect(step(new AdaDelta({ decay, eps }), p, [g], "float64")).toEqual([f(f(1.1) - dx)]);
});

test("AdaDelta refuses options out of range", () => {
  expect(() => new AdaDelta({ decay: 1 })).toThrow(
    new ValueError("AdaDelta: decay is 1, expected a number from 0 to below 1"),
  );
  expect(() => new AdaDelta({ eps: -1 })).toThrow(new ValueError("AdaDelta: eps is -1, expected a number from 0"));
});
