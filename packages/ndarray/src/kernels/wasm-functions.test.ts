import { describe, expect, test } from "vitest";
import { Bench, type Float } from "./bench.test.ts";
import { type Exact, exactExp, exactLog, exactSigmoid, exactTanh, ulpsOff } from "./exact.test.ts";

const bench = new Bench();
type Name = "exp" | "log" | "tanh" | "sigmoid";

function apply(name: Name, dtype: Float, x: readonly number[]): number[] {
  bench.reset();
  const a = bench.put(dtype, x);
  return bench.both(dtype, x.length, (k, out) => k[name](a, out, x.length))[1];
}

/** Draws from [low, high) with a fixed seed, rounded to the dtype. */
function draws(dtype: Float, low: number, high: number, n: number): number[] {
  let state = 1;
  return Array.from({ length: n }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const x = low + (high - low) * ((state + 0.5) / 2 ** 32);
    return dtype === "float32" ? Math.fround(x) : x;
  });
}

/** Powers of 2 times draws, from the smallest subnormal numbers up to 2^highest. */
const scales = (dtype: Float, highest: number, n: number): number[] => {
  const lowest = dtype === "float64" ? -1074 : -149;
  const x = draws(dtype, 1, 2, n).map((y, i) => y * 2 ** Math.round(lowest + ((highest - lowest) * i) / n));
  return dtype === "float32" ? x.map(Math.fround) : x;
};

describe.each(["float64", "float32"] as const)("%s: functions are correct to 2 ulp", (dtype) => {
  const double = dtype === "float64";
  // A result within 2.5 ulp of the exact number is at most 2 doubles from the nearest one. The tighter bounds were
  // measured on millions of numbers, against 80-bit arithmetic.
  const check = (name: Name, exact: (x: number) => Exact, x: readonly number[], bound: number): void => {
    const y = apply(name, dtype, x);
    x.forEach((value, i) => {
      const off = ulpsOff(y[i] as number, exact(value), dtype);
      if (off > bound) expect.fail(`${name}(${value}) is ${y[i]}, ${off} ulp off`);
    });
  };
  const n = 2000;

  test("exp", () => {
    const [low, high] = double ? [-745.1, 709.7] : [-103.9, 88.7];
    check("exp", exactExp, [...draws(dtype, low, high, n), ...draws(dtype, low, low * 0.9, n)], 1);
    check("exp", exactExp, [...draws(dtype, -1, 1, n), ...draws(dtype, -1e-6, 1e-6, n)], 1);
  });

  test("log", () => {
    check("log", exactLog, [...draws(dtype, 0, 2, n), ...draws(dtype, 0.99, 1.01, n)], 1);
    check("log", exactLog, scales(dtype, double ? 1023 : 127, n), 1);
  });

  test("tanh", () => {
    check("tanh", exactTanh, [...draws(dtype, 0, 22, n), ...draws(dtype, 0, 1, n), ...draws(dtype, 0.5, 0.75, n)], 2);
    check("tanh", exactTanh, draws(dtype, 0, 1e-6, n), 1);
    const x = draws(dtype, -22, 0, n);
    const turned = x.map((value) => -value);
    expect(apply("tanh", dtype, x)).toEqual(apply("tanh", dtype, turned).map((y) => -y));
  });

  test("sigmoid", () => {
    const low = double ? -745 : -103.9;
    check("sigmoid", exactSigmoid, [...draws(dtype, -40, 40, n), ...draws(dtype, low, 40, n)], 2.5);
    check("sigmoid", exactSigmoid, [...draws(dtype, -2, 2, n), ...draws(dtype, low, low * 0.9, n)], 2.5);
  });

  test("what is small is its own tanh", () => {
    const x = scales(dtype, double ? -28 : -13, n).flatMap((value) => [value, -value]);
    expect(apply("tanh", dtype, x)).toEqual(x);
  });

  test("at the ends", () => {
    const x = [0, -0, Infinity, -Infinity, Number.NaN, -1000, 1000];
    expect(apply("exp", dtype, x)).toEqual([1, 1, Infinity, 0, Number.NaN, 0, Infinity]);
    const none = Number.NaN;
    expect(apply("log", dtype, x.slice(0, 6))).toEqual([-Infinity, -Infinity, Infinity, none, none, none]);
    expect(apply("tanh", dtype, x)).toEqual([0, -0, 1, -1, Number.NaN, -1, 1]);
    expect(apply("sigmoid", dtype, x)).toEqual([0.5, 0.5, 1, 0, Number.NaN, 0, 1]);
    expect(apply("log", dtype, [1, -5e-324, -1e-45])).toEqual([0, double ? Number.NaN : -Infinity, Number.NaN]);
  });

  test("where exp begins to be a number, and ceases", () => {
    const x = double ? [-746, -745, 709.78, 709.79] : [-104, -103, 88.72, 88.73];
    const [none, smallest, largest, over] = apply("exp", dtype, x);
    expect([none, over]).toEqual([0, Infinity]);
    expect(smallest).toBe(double ? 5e-324 : 2 ** -149);
    expect(largest).toBeGreaterThan(double ? 1.79e308 : 3.39e38);
    expect(largest).toBeLessThan(Infinity);
  });

  test("results do not depend on the place of a number in the array", () => {
    const x = draws(dtype, -3, 3, 11);
    for (const name of ["exp", "tanh", "sigmoid"] as const) {
      const one = x.map((value) => apply(name, dtype, [value])[0]);
      for (let from = 0; from < 8; from++) expect(apply(name, dtype, x.slice(from))).toEqual(one.slice(from));
    }
  });
});
