import { array, RandomState, ValueError } from "@dz/ndarray";
import { expect, test } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { selu } from "./selu.ts";

const [alpha, scale] = [1.6732632423543772, 1.0507009873554805];

checkFunction("selu", selu, {
  expected: (x) => scale * (x > 0 ? x : alpha * Math.expm1(x)),
  inputs: [
    array([
      [-3, -0.5, 0.25],
      [1, -1, 10],
    ]),
  ],
  extremes: [
    [-1e30, -scale * alpha, 0, 0],
    [-Infinity, -scale * alpha, 0, 0],
    [Infinity, Infinity, scale, 0],
    [0, 0],
    [-1000, -scale * alpha],
  ],
});

test("selu: keeps mean 0 and variance 1, which is what its two numbers are for", () => {
  const y = selu(new RandomState(0).normal(0, 1, [100_000]));
  const mean = y.sum().item() / y.size;
  const variance = y.sub(mean).pow(2).sum().item() / y.size;
  expect(mean).toBeCloseTo(0, 2);
  expect(variance).toBeCloseTo(1, 1);
});

test("selu: what is no number", () => {
  expect(() => selu("x" as unknown as number)).toThrow(
    new ValueError('selu: expected a Variable, NdArray or number, got the string "x"'),
  );
});
