import { array, RandomState } from "@dz/ndarray";
import { describe, expect, it } from "vitest";
import { Check } from "../check.ts";
import { Fields } from "../fields.ts";
import { checkNext, checkState, hashOf, normal, numbersOf } from "./rng-part.ts";

describe("numbersOf", () => {
  it("returns draws as a list", () => {
    expect(numbersOf(array([[1, 2]]))).toEqual([1, 2]);
    expect(numbersOf(0.5)).toEqual([0.5]);
  });
});

describe("hashOf", () => {
  it("hashes the bytes of a view only", () => {
    const empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    expect(hashOf(new Float64Array(0))).toBe(empty);
    expect(hashOf(Float64Array.of(1, 2, 3).subarray(1, 1))).toBe(empty);
    expect(hashOf(Float64Array.of(1, 2).subarray(1))).toBe(hashOf(Float64Array.of(2)));
    expect(hashOf(BigInt64Array.of(1n))).not.toBe(hashOf(BigInt64Array.of(2n)));
  });
});

describe("normal", () => {
  it("allows 2 ulp", () => {
    expect(normal(1, 1, 0)).toBe(2 ** -51);
  });
});

describe("checkState and checkNext", () => {
  it("compare the recorded state of a stream", () => {
    const stream = new RandomState(0);
    const { key, pos } = stream.getState();
    const run = (state: object): string[] => {
      const check = new Check();
      checkState(check, new Fields(state, "s"), stream);
      return check.problems.map(({ field }) => field);
    };
    expect(run({ key, pos, has_gauss: 0, cached_gaussian: 0 })).toEqual([]);
    expect(run({ pos })).toEqual([]);
    expect(run({ key: key.with(7, 1), pos: 3, has_gauss: 1, cached_gaussian: 2 })).toEqual([
      "s.key",
      "s.pos",
      "s.has_gauss",
      "s.cached_gaussian",
    ]);
    const check = new Check();
    checkNext(check, new Fields({ next_random_sample: 0.5488135039273248 }, ""), stream);
    checkNext(check, new Fields({ next_random_sample: 0.5488135039273248 }, ""), stream);
    expect(check.problems).toMatchObject([{ field: "next_random_sample", want: "0.5488135039273248" }]);
  });
});
