import { fileURLToPath } from "node:url";
import { RandomState } from "@dz/ndarray";
import { describe, expect, it } from "vitest";
import { digitSets, FontDigits, tinyDigits } from "./digits.ts";

describe("FontDigits", () => {
  it("are like MNIST: 784 values from 0 to 1, and all ten digits", () => {
    const set = new FontDigits();
    const [x] = set.get(0);
    expect([x.shape, x.dtype, set.length]).toEqual([[784], "float32", 1000]);
    const values = set.data.toTypedArray();
    expect(values.every((value) => value >= 0 && value <= 1)).toBe(true);
    expect(new Set(set.label.toTypedArray())).toEqual(new Set([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]));
  });

  it("are the same every time, and others to test with", () => {
    const test = new FontDigits({ train: false });
    expect(test.length).toBe(200);
    expect(new FontDigits().label.toArray()).toEqual(new FontDigits().label.toArray());
    expect(test.data.toTypedArray().slice(0, 784)).not.toEqual(new FontDigits().data.toTypedArray().slice(0, 784));
  });

  it("lie whole inside the picture", () => {
    const set = new FontDigits({ train: false });
    for (let i = 0; i < set.length; i++) {
      const [x, digit] = set.get(i);
      const ink = x.toTypedArray().filter((value) => value > 0.5).length;
      const dots = [19, 10, 14, 14, 14, 17, 15, 11, 17, 15][digit] as number;
      expect(ink, `digit ${digit}`).toBe(9 * dots);
    }
  });
});

describe("tinyDigits", () => {
  it("are 8 by 8, in order", () => {
    expect(tinyDigits(12, new RandomState(0)).shape).toEqual([12, 1, 8, 8]);
  });
});

describe("digitSets", () => {
  it("says that there is no MNIST", () => {
    expect(digitSets(null)).toMatchObject({ trainSet: { length: 1000 }, testSet: { length: 200 } });
    expect(digitSets(null).name).toContain("as there is no --data DIR");
  });

  it("reads the files of MNIST", () => {
    const sets = digitSets(fileURLToPath(new URL("../../../packages/conformance/data/files/mnist", import.meta.url)));
    expect(sets.name).toBe("MNIST");
    const [x, digit] = sets.trainSet.get(0);
    expect(x.shape).toEqual([784]);
    expect(digit).toBeLessThan(10);
    expect(sets.testSet.length).toBeGreaterThan(10);
  });
});
