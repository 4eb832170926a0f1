import { RandomState } from "@dz/ndarray";
import { expect, test } from "vitest";
import { blockLength } from "./block-length.ts";

/** An autoregression of order 1 with normal noise. */
function autoregression(n: number, factor: number): Float64Array {
  const random = new RandomState(3);
  let last = 0;
  return Float64Array.from({ length: n }, () => {
    last = factor * last + random.randn();
    return last;
  });
}

test("independent values need no blocks", () => {
  expect(blockLength(autoregression(2000, 0))).toBeLessThanOrEqual(3);
});

test("for an autoregression it is about its known optimum, (6 φ² / (1 − φ²)²)^⅓ n^⅓", () => {
  for (const factor of [0.3, 0.5, 0.7]) {
    const n = 4000;
    const best = Math.cbrt(((6 * factor ** 2) / (1 - factor ** 2) ** 2) * n);
    const found = blockLength(autoregression(n, factor));
    expect(found).toBeGreaterThan(0.7 * best);
    expect(found).toBeLessThan(1.4 * best);
  }
});

test("it does not depend on the units, and is at most 3 √n and n / 3", () => {
  const values = autoregression(300, 0.6);
  expect(blockLength(values.map((x) => 1e-6 * x + 4e-6))).toBe(blockLength(values));
  // The correlations of a wave cancel, so that no length would be enough.
  const wave = (n: number, period: number): Float64Array =>
    Float64Array.from({ length: n }, (_, t) => Math.sin((2 * Math.PI * t) / period));
  expect(blockLength(wave(400, 30))).toBe(60);
  expect(blockLength(wave(50, 15))).toBeLessThanOrEqual(17);
});

test("values without a variance, and hardly any, have blocks of one", () => {
  expect(blockLength(new Float64Array(50).fill(2))).toBe(1);
  expect(blockLength(Float64Array.of(1))).toBe(1);
  expect(blockLength(new Float64Array(0))).toBe(1);
});
