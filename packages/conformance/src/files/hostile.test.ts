import { DzError, FormatError, ShapeError } from "@dz/ndarray";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Check, type Problem } from "../check.ts";
import { checkHarmless, checkRefusal, watched } from "./hostile.ts";

function problems(run: (check: Check) => void): readonly Problem[] {
  const check = new Check();
  run(check);
  expect(check.compared).toBe(1);
  return check.problems;
}
const throwing = (error: Error) => (): never => {
  throw error;
};

describe("watched", () => {
  afterEach(() => vi.restoreAllMocks());

  it("accepts a reader without side effects", () => {
    expect(problems((check) => watched(check, () => {}))).toEqual([]);
  });

  it("detects a change of a prototype", () => {
    try {
      const found = problems((check) => watched(check, () => Object.assign(Array.prototype, { pwned: 1 })));
      expect(found).toMatchObject([{ field: "prototypes and globals" }]);
    } finally {
      delete (Array.prototype as { pwned?: number }).pwned;
    }
  });

  it("detects a reader that takes too long", () => {
    let used = 0;
    vi.spyOn(process, "cpuUsage").mockImplementation((before) => ({ user: used - (before?.user ?? 0), system: 0 }));
    const takes = (time: number): unknown[] =>
      problems((check) =>
        watched(check, () => {
          used += 1000 * time;
        }),
      ).map(({ got }) => got);
    expect([takes(60_000), takes(60_001)]).toEqual([[], ["60001 ms"]]);
  });
});

describe("checkRefusal", () => {
  it("requires an error of the class", () => {
    const found = (act: () => unknown): unknown[] =>
      problems((check) => checkRefusal(check, "read", act, FormatError)).map(({ field, got }) => [field, got]);
    expect(found(throwing(new FormatError("bad")))).toEqual([]);
    expect(found(throwing(new ShapeError("bad")))).toEqual([["read", "ShapeError: bad"]]);
    expect(found(throwing(new RangeError("bad")))).toEqual([["read", "RangeError: bad"]]);
    expect(found(() => 1)).toEqual([["read", "accepted"]]);
  });
});

describe("checkHarmless", () => {
  it("requires no error, or a dz error", () => {
    const found = (act: () => unknown): unknown[] =>
      problems((check) => checkHarmless(check, "read", act)).map(({ got }) => got);
    expect(found(() => 1)).toEqual([]);
    expect(found(throwing(new DzError("bad")))).toEqual([]);
    expect(found(throwing(new RangeError("bad")))).toEqual(["RangeError: bad"]);
  });
});
