import { describe, expect, it } from "vitest";
import { counts, load, numberPlaces, withChange } from "./testing.ts";

describe("load", () => {
  it("returns a new copy of the data each time", () => {
    const first = load("ops.json");
    first.cases = [] as never;
    expect(load("ops.json").cases?.length).toBe(533);
  });
});

describe("numberPlaces", () => {
  it("finds the numbers, in lists at both ends", () => {
    const value = { a: [1, 2, 3], b: { c: true, d: "text", e: null }, f: [[4], []] };
    expect(numberPlaces(value)).toEqual([
      ["a", 0],
      ["a", 2],
      ["b", "c"],
      ["f", 0, 0],
    ]);
  });
});

describe("withChange", () => {
  it("changes one number of a copy", () => {
    const value = { a: [1, 0.5, 100.5, true] };
    expect(withChange(value, ["a", 0])).toEqual({ a: [2, 0.5, 100.5, true] });
    expect(withChange(value, ["a", 1])).toEqual({ a: [1, 0.501, 100.5, true] });
    expect(withChange(value, ["a", 2]).a[2]).toBeCloseTo(100.6005, 10);
    expect(withChange(value, ["a", 3])).toEqual({ a: [1, 0.5, 100.5, false] });
    expect(value).toEqual({ a: [1, 0.5, 100.5, true] });
  });
});

describe("counts", () => {
  it("counts by status", () => {
    const all = [
      { id: "a", status: "passed" },
      { id: "b", status: "passed" },
      { id: "c", status: "failed", problems: [] },
    ] as const;
    expect(counts(all)).toEqual({ passed: 2, failed: 1 });
  });
});
