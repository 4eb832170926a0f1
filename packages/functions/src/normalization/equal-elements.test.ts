import { testMode, type Variable, variable } from "@dz/core";
import { expectClose } from "@dz/core/testing";
import { add, array, full, type NdArray, ones, RandomState, type Shape, zeros } from "@dz/ndarray";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { batchNorm } from "./batch-norm.ts";
import { groupNorm } from "./group-norm.ts";
import { instanceNorm } from "./instance-norm.ts";
import { layerNorm } from "./layer-norm.ts";

type FloatDType = "float32" | "float64";
type Norm = (x: Variable, gamma: NdArray, beta: NdArray, eps: number) => Variable;

const running = (channels: number, dtype: FloatDType) => ({
  mean: zeros([channels], { dtype }),
  variance: ones([channels], { dtype }),
});

/** The norms, each with a shape of x in which axis 1 has two channels; gamma and beta have no other axis. */
const norms: Record<string, { f: Norm; shape: (n: number) => Shape }> = {
  layerNorm: { f: (x, gamma, beta, eps) => layerNorm(x, gamma, beta, { eps }), shape: (n) => [n % 5, 2] },
  groupNorm: { f: (x, gamma, beta, eps) => groupNorm(x, 1, gamma, beta, { eps }), shape: (n) => [2, 2, n] },
  instanceNorm: { f: (x, gamma, beta, eps) => instanceNorm(x, gamma, beta, { eps }), shape: (n) => [2, 2, n] },
  batchNorm: {
    f: (x, gamma, beta, eps) => batchNorm(x, gamma, beta, running(2, x.dtype as FloatDType), { eps }),
    shape: (n) => [n, 2],
  },
  "batchNorm of images": {
    f: (x, gamma, beta, eps) => batchNorm(x, gamma, beta, running(2, x.dtype as FloatDType), { eps }),
    shape: (n) => [(n % 300) + 1, 2, 1, 2],
  },
};

for (const [name, { f, shape }] of Object.entries(norms)) {
  describe(`${name} of elements that are all equal`, () => {
    test("is exactly the shift, with a finite gradient, for any eps", () => {
      fc.assert(
        fc.property(
          fc.float({ noNaN: true, min: Math.fround(-1e30), max: Math.fround(1e30) }),
          fc.integer({ min: 1, max: 1500 }),
          fc.constantFrom(1e-5, 1e-12, 1e-30, 0),
          fc.constantFrom<FloatDType>("float32", "float64"),
          (value, n, eps, dtype) => {
            const x = variable(full(shape(n), value, { dtype }));
            const beta = array([7, 7], { dtype });
            const y = f(x, array([3, 2], { dtype }), beta, eps);
            expect(y.data.toTypedArray().every((v) => v === 7)).toBe(true);
            y.mul(2).backward();
            expect(x.grad?.data.toTypedArray().every(Number.isFinite)).toBe(true);
          },
        ),
        { seed: 1, numRuns: 40 },
      );
    });
  });
}

test("a constant that is added takes nothing from the digits of the others", () => {
  const random = new RandomState(0);
  for (const c of [1000, -100, 30000]) {
    // Multiples of 1/128, so that the sum is exact.
    const x = array(
      Array.from({ length: 60 }, () => Math.floor(random.uniform(-128, 128, []).item()) / 128),
      { dtype: "float32" },
    ).reshape(12, 5);
    const [gamma, beta] = [ones([5], { dtype: "float32" }), zeros([5], { dtype: "float32" })];
    expectClose(layerNorm(add(x, c), gamma, beta), layerNorm(x, gamma, beta), { rtol: 2e-6, atol: 2e-6 });
    const of = (a: NdArray): Variable => batchNorm(a, gamma, beta, running(5, "float32"));
    expectClose(of(add(x, c)), of(x), { rtol: 2e-6, atol: 2e-6 });
  }
});

describe("batchNorm of many equal rows", () => {
  for (const [rows, channels] of [
    [65536, 2],
    [1000000, 1],
  ] as const) {
    test(`${rows} rows of ${channels}`, () => {
      const dtype = "float32";
      const value = Math.fround(1000.1);
      const x = variable(full([rows, channels], value, { dtype }));
      const statistics = running(channels, dtype);
      const [gamma, beta] = [variable(ones([channels], { dtype })), variable(zeros([channels], { dtype }))];
      const y = batchNorm(x, gamma, beta, statistics, { decay: 0 });
      expect(Math.max(...[0, 1, rows - 1].map((i) => Math.abs(y.data.toTypedArray()[i] as number)))).toBe(0);
      expect(y.data.toTypedArray().every((v) => v === 0)).toBe(true);
      expect(statistics.mean.toArray()).toEqual(Array(channels).fill(value));
      expect(statistics.variance.toArray()).toEqual(Array(channels).fill(0));
      y.mul(0.1).backward();
      expect(x.grad?.data.toTypedArray().every((v) => v === 0)).toBe(true);
      expectClose(beta.grad as Variable, rows / 10, { rtol: 1e-5 });
      const tested = testMode(() => batchNorm(x, gamma, beta, statistics));
      expect(tested.data.toTypedArray().every((v) => v === 0)).toBe(true);
    });
  }
});

test("a channel whose running variance is 0 becomes beta under testMode, also without eps", () => {
  const y = testMode(() =>
    batchNorm(array([[5], [6]]), array([2]), array([3]), { mean: array([5]), variance: array([0]) }, { eps: 0 }),
  );
  expect(y.data.toArray()).toEqual([[3], [3]]);
});
