/// <reference types="node" />
import { readFileSync } from "node:fs";
import { RandomState, random } from "@dz/ndarray";
import { describe, expect, expectTypeOf, it } from "vitest";
import { Spiral } from "./spiral.ts";

interface Table {
  shape: number[];
  dtype: string;
  data: number[];
}

const file = new URL("../../conformance/data/datasets.json", import.meta.url);
const { spiral } = JSON.parse(readFileSync(file, "utf8")) as {
  spiral: { train: boolean; seed: number; x: Table; t: Table; next_random_sample: number }[];
};

describe("Spiral", () => {
  it.each(spiral)("equals DeZero's, train $train", ({ train, x, t, next_random_sample }) => {
    const stream = new RandomState(5);
    const set = new Spiral({ train, random: stream });
    expect(stream.randomSample()).toBe(next_random_sample);

    expect([set.data.shape, set.data.dtype]).toEqual([x.shape, x.dtype]);
    set.data.toTypedArray().forEach((value, i) => {
      const want = x.data[i] as number;
      const ulp = 2 ** (Math.floor(Math.log2(Math.abs(want))) - 23);
      expect(Math.abs(value - want), `value ${i}`).toBeLessThanOrEqual(want === 0 ? 0 : ulp);
    });
    expect([set.label.shape, set.label.dtype]).toEqual([t.shape, "int32"]);
    expect([...set.label.toTypedArray()]).toEqual(t.data);

    const [, label] = set.get(3);
    expectTypeOf(label).toEqualTypeOf<number>();
    expect(label).toBe(t.data[3]);
  });

  it("does not draw from the global stream by default", () => {
    const before = random.getState();
    const set = new Spiral();
    expect(random.getState()).toEqual(before);
    expect([...set.label.toTypedArray()]).toEqual(spiral[0]?.t.data);
  });
});
