import { loadNpz } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { formulaImage, formulaWeights, relativeError } from "./formula-weights.ts";

describe("formulaWeights", () => {
  test("returns a file with an array for each name", () => {
    const shapes = {
      "fc/W": [6, 2],
      "fc/b": [2],
      "bn/gamma": [1],
      "bn/avg_var": [1],
      "bn/avg_mean": [1],
      "c/W": [2, 3, 2, 1],
    };
    const arrays = loadNpz(formulaWeights(shapes));
    expect([...arrays.keys()]).toEqual(["bn/avg_mean", "bn/avg_var", "bn/gamma", "c/W", "fc/W", "fc/b"]);
    for (const [name, a] of arrays)
      expect([a.dtype, a.shape]).toEqual(["float32", shapes[name as keyof typeof shapes]]);
    const first = (name: string): number => arrays.get(name)?.toTypedArray()[0] as number;
    const u = (k: number): number => ((k * 104729) % 1009) / 1009 - 0.5;
    expect(first("bn/avg_mean")).toBe(-0.5);
    expect(first("bn/avg_var")).toBe(Math.fround(1 + u(1)));
    expect(first("bn/gamma")).toBe(Math.fround(0.5 + 0.2 * u(2)));
    expect(first("c/W")).toBe(Math.fround(2 * u(3)));
    expect(first("fc/W")).toBe(Math.fround(2 * u(4)));
    expect(first("fc/b")).toBe(Math.fround(0.1 * u(5)));
  });
});

describe("formulaImage", () => {
  test("has values in [-1, 1)", () => {
    const image = formulaImage([1, 3, 20, 20]);
    expect([image.dtype, image.shape]).toEqual(["float32", [1, 3, 20, 20]]);
    const values = [...image.toTypedArray()];
    expect(values.slice(0, 2)).toEqual(
      [(2 * (733103 % 1009)) / 1009 - 1, (2 * (741022 % 1009)) / 1009 - 1].map(Math.fround),
    );
    expect(Math.min(...values)).toBe(-1);
    expect(Math.max(...values)).toBeLessThan(1);
  });
});

describe("relativeError", () => {
  test("is the largest difference relative to the largest value", () => {
    expect(relativeError([1, 2.5], [1, -2])).toBe(2.25);
    expect(relativeError([1, 2], [1, 2])).toBe(0);
    expect(relativeError([Number.NaN], [1])).toBeNaN();
    expect(relativeError([1], [1, 2])).toBe(Number.POSITIVE_INFINITY);
  });
});
