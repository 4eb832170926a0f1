/// <reference types="node" />
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { linspace, random, ValueError } from "@dz/ndarray";
import { describe, expect, it } from "vitest";
import { CosineTest } from "./cosine-test.ts";

const file = new URL("../../conformance/data/datasets.json", import.meta.url);
const { sincurve_grid } = JSON.parse(readFileSync(file, "utf8")) as {
  sincurve_grid: { test_wave_linspace_0_4pi_1000_sha256_f64le: string };
};

describe("CosineTest", () => {
  it("is the cosine of DeZero's grid, and draws no random number", () => {
    const grid = linspace(0, 4 * Math.PI, 1000).toTypedArray();
    const hash = createHash("sha256").update(grid).digest("hex");
    expect(hash).toBe(sincurve_grid.test_wave_linspace_0_4pi_1000_sha256_f64le);

    const before = random.getState();
    const wave = new CosineTest();
    expect(random.getState()).toEqual(before);
    expect([wave.length, wave.data.shape, wave.label.shape]).toEqual([999, [999, 1], [999, 1]]);
    const cosine = Array.from(grid, Math.cos);
    wave
      .xs()
      .toTypedArray()
      .forEach((y, i) => {
        expect(Math.abs(y - (cosine[i] as number))).toBeLessThanOrEqual(2 ** -53);
      });
    expect(wave.ts().toTypedArray().slice(0, -1)).toEqual(wave.xs().toTypedArray().slice(1));
    expect(wave.get(-1)[1].item()).toBeCloseTo(1, 14);
  });

  it("has the given numbers of periods and points", () => {
    const wave = new CosineTest({ periods: 0.5, points: 3, dtype: "float32" });
    expect(wave.data.dtype).toBe("float32");
    expect(wave.xs().toArray()).toEqual([[1], [Math.fround(Math.cos(Math.PI / 2))]]);
    expect(wave.get(1)[1].item()).toBe(-1);
  });

  it.each([
    [{ points: 1 }, "CosineTest: points is 1, expected a whole number from 2"],
    [{ points: 2.5 }, "CosineTest: points is 2.5, expected a whole number from 2"],
    [{ periods: Infinity }, "CosineTest: periods is Infinity, expected a number"],
  ])("refuses %o", (options, message) => {
    expect(() => new CosineTest(options)).toThrow(message);
    expect(() => new CosineTest(options)).toThrow(ValueError);
  });
});
