/// <reference types="node" />
import { readFileSync } from "node:fs";
import { type NdArray, RandomState, random } from "@dz/ndarray";
import { describe, expect, expectTypeOf, it } from "vitest";
import { SinCurve } from "./sin-curve.ts";

interface Series {
  seed: number;
  series: number[];
  next_random_sample: number;
}

const file = new URL("../../conformance/data/datasets.json", import.meta.url);
const { sincurve_train, sincurve_test } = JSON.parse(readFileSync(file, "utf8")) as {
  sincurve_train: (Series & { length: number; item_shape: number[]; data_shape: number[]; dtype: string })[];
  sincurve_test: Series;
};

const values = (x: NdArray): number[] => Array.from(x.toTypedArray());

/** Sine and cosine may differ from NumPy's by 2 ulp of a value from 0.5 to 1. */
function expectSeries(got: readonly number[], want: readonly number[]): void {
  expect(got.length).toBe(want.length);
  got.forEach((y, i) => {
    expect(Math.abs(y - (want[i] as number)), `value ${i}`).toBeLessThanOrEqual(2 ** -52);
  });
}

describe("SinCurve", () => {
  it.each(sincurve_train)("equals DeZero's with seed $seed", (want) => {
    const stream = new RandomState(want.seed);
    const set = new SinCurve({ random: stream });
    expect(set.length).toBe(want.length);
    expect([set.data.shape, set.label.shape]).toEqual([want.data_shape, want.data_shape]);
    expect(set.data.dtype).toBe(want.dtype);
    expectSeries(values(set.xs()), want.series.slice(0, -1));
    expectSeries(values(set.ts()), want.series.slice(1));
    expect(stream.randomSample()).toBe(want.next_random_sample);

    const [x, t] = set.get(10);
    expectTypeOf(t).toEqualTypeOf<NdArray>();
    expect([x.shape, t.shape]).toEqual([want.item_shape, want.item_shape]);
    expect(set.get(11)[0].item()).toBe(t.item());
  });

  it("draws from the global stream by default", () => {
    random.seed(0);
    const set = new SinCurve({ train: false });
    expectSeries(values(set.xs()), sincurve_test.series.slice(0, -1));
    expectSeries(values(set.ts()), sincurve_test.series.slice(1));
    expect(random.randomSample()).toBe(sincurve_test.next_random_sample);
  });

  it("rounds to float32 if given the dtype", () => {
    const exact = new SinCurve({ random: new RandomState(7) });
    const rounded = new SinCurve({ random: new RandomState(7), dtype: "float32" });
    expect(rounded.data.dtype).toBe("float32");
    expect(values(rounded.data)).toEqual(values(exact.data).map(Math.fround));
  });
});
