import { describe, expect, test } from "vitest";
import { exp, log, sigmoid, tanh } from "./singles.ts";

const { fround } = Math;
const points = Array.from({ length: 400 }, (_, i) => fround((i - 199.5) * 0.0437));
const bounds = { exp: 1, log: 1, tanh: 2, sigmoid: 2.5 };

describe.each([
  ["exp", exp, Math.exp],
  ["tanh", tanh, Math.tanh],
  ["sigmoid", sigmoid, (x: number) => 1 / (1 + Math.exp(-x))],
  ["log", (x: number) => log(fround(Math.abs(x))), (x: number) => Math.log(Math.abs(x))],
] as const)("%s in float32", (name, f, exact) => {
  test("is a float32 near the true value", () => {
    for (const x of points) {
      expect(f(x)).toBe(fround(f(x)));
      expect(Math.abs(f(x) - exact(x))).toBeLessThanOrEqual(bounds[name] * 2 ** -23 * Math.abs(exact(x)));
    }
  });
});

test("at the ends", () => {
  expect([exp(89), exp(-104), exp(Number.NaN), exp(-103)]).toEqual([Infinity, 0, Number.NaN, 2 ** -149]);
  expect([tanh(-0), tanh(100), tanh(-Infinity), tanh(Number.NaN)]).toEqual([-0, 1, -1, Number.NaN]);
  expect([sigmoid(-200), sigmoid(0), sigmoid(200), sigmoid(Number.NaN)]).toEqual([0, 0.5, 1, Number.NaN]);
  expect([log(0), log(1), log(-1), log(Infinity), log(Number.NaN)]).toEqual([
    -Infinity,
    0,
    Number.NaN,
    Infinity,
    Number.NaN,
  ]);
  expect(log(2 ** -149)).toBe(fround(-149 * Math.LN2));
});
