/// <reference types="node" />
import { readFileSync } from "node:fs";
import { arange, type NdArray, RandomState, ValueError } from "@dz/ndarray";
import { describe, expect, it } from "vitest";
import type { ExampleSource } from "../examples.ts";
import { SinCurve } from "../sin-curve.ts";
import { SeqDataLoader } from "./seq-data-loader.ts";

const file = new URL("../../../conformance/data/datasets.json", import.meta.url);
const { seqdataloader_index, seqdataloader_sincurve } = JSON.parse(readFileSync(file, "utf8")) as {
  seqdataloader_index: { size: number; batch: number; max_iter: number; jump: number; batches: number[][] }[];
  seqdataloader_sincurve: {
    seed: number;
    batch: number;
    iterations: number;
    per_epoch: number;
    x: number[][];
    t: number[][];
    shape: number[];
  };
};

const counting = (length: number): ExampleSource => ({ length, get: (i) => [arange(i, i + 1), i] });
const indexes = (loader: SeqDataLoader): unknown[] => Array.from(loader, ([, t]) => t.toArray());

describe("SeqDataLoader", () => {
  it.each(seqdataloader_index)("takes $batch of $size like DeZero", ({ size, batch, max_iter, batches }) => {
    const loader = new SeqDataLoader(counting(size), batch);
    expect(loader.maxIter).toBe(max_iter);
    expect(indexes(loader)).toEqual(batches);
    expect(indexes(loader)).toEqual(batches);
  });

  it.each(seqdataloader_index)(
    "omits the overlapping batch of $size in batches of $batch with tail drop",
    ({ size, batch, jump, batches }) => {
      const loader = new SeqDataLoader(counting(size), batch, { tail: "drop" });
      expect([loader.length, loader.maxIter]).toEqual([jump, jump]);
      expect(indexes(loader)).toEqual(batches.slice(0, jump));
      expect(new Set(indexes(loader).flat()).size).toBe(jump * batch);
    },
  );

  it("gives DeZero's batches of SinCurve, epoch after epoch", () => {
    const { seed, batch, iterations, per_epoch, x, t, shape } = seqdataloader_sincurve;
    const loader = new SeqDataLoader(new SinCurve({ random: new RandomState(seed) }), batch);
    expect(loader.maxIter).toBe(per_epoch);
    const batches = [...loader, ...loader].slice(0, iterations);
    const expectClose = (got: NdArray, want: number[]): void => {
      expect(got.shape).toEqual(shape);
      got.toTypedArray().forEach((y, i) => {
        expect(Math.abs(y - (want[i] as number))).toBeLessThanOrEqual(2 ** -52);
      });
    };
    batches.forEach(([gotX, gotT], k) => {
      expectClose(gotX, x[k] as number[]);
      expectClose(gotT, t[k] as number[]);
    });
    expect(batches.length).toBe(iterations);
  });

  it.each([
    [3, 5, {}, "SeqDataLoader: batch size 5 is larger than the number of examples, 3"],
    [3, 0, {}, "SeqDataLoader: batch size 0 is not a whole number from 1"],
    [3, 2, { tail: "cut" as never }, 'SeqDataLoader: tail is "cut", expected "overlap" or "drop"'],
  ])("refuses %d examples in batches of %d, %o", (size, batch, options, message) => {
    const make = (): SeqDataLoader => new SeqDataLoader(counting(size), batch, options);
    expect(make).toThrow(message);
    expect(make).toThrow(ValueError);
  });
});
