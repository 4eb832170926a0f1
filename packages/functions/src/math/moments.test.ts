import type { Variable } from "@dz/core";
import { expectClose, uniform } from "@dz/core/testing";
import { add, array, full, ones, RandomState, zeros } from "@dz/ndarray";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { mean } from "./mean.ts";
import { Centre, centre, inverseDeviation, normalize, type Over, preciseSum } from "./moments.ts";

const rows: Over = { axis: [0], keepdims: true };
const columns: Over = { axis: [1], keepdims: true };

for (const over of [rows, columns]) {
  checkFunction(`Centre along ${over.axis}`, (x) => new Centre(over).apply(x), {
    oracle: (x) => x.sub(mean(x, over)),
    inputs: [uniform([3, 4], -2, 2)],
  });
  checkFunction(`preciseSum along ${over.axis}`, (x) => preciseSum(x, over), {
    oracle: (x: Variable) => x.sum(over),
    inputs: [uniform([3, 4], -2, 2)],
  });
}

describe("centre", () => {
  test("elements that are all equal become exactly 0, however many there are", () => {
    fc.assert(
      fc.property(
        fc.float({ noNaN: true, min: Math.fround(-1e30), max: Math.fround(1e30) }),
        fc.integer({ min: 1, max: 3000 }),
        fc.integer({ min: 1, max: 3 }),
        (value, n, m) => {
          for (const dtype of ["float32", "float64"] as const) {
            const x = full([n, m], value, { dtype });
            const y = centre(x, rows);
            expect(Math.max(...y.centred.toTypedArray().map(Math.abs))).toBe(0);
            expect(new Set(add(y.mean, y.rest).toTypedArray())).toEqual(new Set([value]));
            expect(
              Math.max(
                ...centre(full([m, n], value, { dtype }), columns)
                  .centred.toTypedArray()
                  .map(Math.abs),
              ),
            ).toBe(0);
          }
        },
      ),
      { seed: 1, numRuns: 50 },
    );
  });

  test("the rounding of the mean is not in the result", () => {
    const ulp = 2 ** -14;
    const x = array([1000, 1000 + ulp], { dtype: "float32" });
    expect(centre(x, rows).centred.toArray()).toEqual([-ulp / 2, ulp / 2]);
  });
});

describe("normalize", () => {
  const x = new RandomState(3).uniform(-1, 1, [5, 40]);
  const apart = centre(x, columns).centred;

  test("numbers far from 1 have the digits of ordinary ones", () => {
    for (const [dtype, k] of [
      ["float32", 66],
      ["float32", -80],
      ["float64", 700],
      ["float64", -600],
    ] as const) {
      const size = 2 ** k;
      const plain = array(apart, { dtype });
      const scaled = array(
        plain.toTypedArray().map((v) => v * size),
        { dtype },
      ).reshape(5, 40);
      const [a, b] = [normalize(plain, columns, 0), normalize(scaled, columns, 0)];
      expect(b.normal.toArray()).toEqual(a.normal.toArray());
      expect(b.inverse.toArray()).toEqual(Array.from(a.inverse.toTypedArray(), (v) => [v / size]));
    }
  });

  test("small numbers beside eps are divided by its root", () => {
    for (const eps of [1e-5, 1e-31, 1e-38]) {
      const tiny = full([1, 2], 1e-25, { dtype: "float32" });
      expectClose(normalize(tiny, columns, eps).normal, 1e-25 / Math.sqrt(eps + 1e-50), { rtol: 1e-5 });
    }
  });

  test("zeros without eps, or with one that the dtype does not hold, stay zeros", () => {
    for (const eps of [0, 1e-60]) {
      const { normal, inverse } = normalize(zeros([1, 2], { dtype: "float32" }), columns, eps);
      expect([normal.toArray(), inverse.toArray()]).toEqual([[[0, 0]], [[0]]]);
    }
  });

  test("the deviation of nothing, and of NaN, is NaN", () => {
    expect(inverseDeviation(array([Number.NaN, 4, 0]), 0).toArray()).toEqual([Number.NaN, 0.5, 0]);
    expect(normalize(ones([2, 0]), columns, 0).normal.shape).toEqual([2, 0]);
  });
});
