import { variable } from "@dz/core";
import { uniform } from "@dz/core/testing";
import { ValueError } from "@dz/ndarray";
import { expect, test } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { softplus } from "./softplus.ts";

checkFunction("softplus", (x) => softplus(x), {
  expected: (x) => Math.log(1 + Math.exp(x)),
  inputs: [uniform([2, 3], -3, 3)],
  extremes: [
    [-80, 1.8048513878454153e-35, 1.8048513878454153e-35, 1.8048513878454153e-35],
    [100, 100, 1],
    [-1000, 0],
    [1000, 1000],
    [-Infinity, 0],
    [Infinity, Infinity],
    [0, Math.LN2],
  ],
});
test("softplus: beta times x may overflow", () => {
  expect(softplus(1e308, { beta: 100 }).item()).toBe(1e308);
});
for (const beta of [0.5, 3]) {
  checkFunction(`softplus with beta ${beta}`, (x) => softplus(x, { beta }), {
    expected: (x) => Math.log(1 + Math.exp(beta * x)) / beta,
    inputs: [uniform([2, 3], -2, 2)],
  });
}

test("softplus: nothing is lost where the result is tiny", () => {
  expect(softplus(-40).item()).toBe(Math.exp(-40));
});

test("softplus: beta makes nothing overflow", () => {
  for (const beta of [1, 100]) {
    const x = variable([1e308, -1e308]);
    const y = softplus(x, { beta });
    y.backward();
    expect([y.data.toArray(), x.grad?.data.toArray()]).toEqual([
      [1e308, 0],
      [1, 0],
    ]);
  }
});

test("softplus: errors", () => {
  for (const beta of [0, -1, NaN, Infinity]) {
    expect(() => softplus(1, { beta })).toThrow(new ValueError(`softplus: beta is ${beta}, expected a number above 0`));
  }
  expect(() => softplus("x" as unknown as number)).toThrow(
    new ValueError('softplus: expected a Variable, NdArray or number, got the string "x"'),
  );
});
