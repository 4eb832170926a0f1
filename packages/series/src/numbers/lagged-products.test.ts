import { expect, test } from "vitest";
import { laggedProducts } from "./lagged-products.ts";

const wave = (n: number): Float64Array => Float64Array.from({ length: n }, (_, t) => Math.sin(t * t) + Math.cos(t / 5));

test("a few, by hand", () => {
  expect(Array.from(laggedProducts(Float64Array.of(1, 2, 3), 2))).toEqual([14, 8, 3]);
});

test.each([
  [100, 99],
  [1000, 65],
  [1000, 333],
  [5000, 127],
  [5000, 128],
])("of %i values at %i lags, transforms of parts give the sums", (n, lags) => {
  const direct = laggedProducts(wave(n), lags);
  const transformed = laggedProducts(wave(n), lags, 0);
  expect(transformed).not.toEqual(direct); // other roundings: it was another way
  expect(transformed).toHaveLength(lags + 1);
  for (const [lag, sum] of transformed.entries()) {
    expect(Math.abs(sum - (direct[lag] as number))).toBeLessThan(1e-13 * (direct[0] as number));
  }
});
