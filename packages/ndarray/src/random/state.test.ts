import { describe, expect, it } from "vitest";
import { ValueError } from "../errors/errors.ts";
import { checkSeed, checkState, isWord } from "./state.ts";

const good = { key: Array.from({ length: 624 }, (_, i) => i), pos: 624, hasGauss: false, cachedGaussian: 0 };

describe("isWord", () => {
  it("accepts 32-bit numbers that are not negative", () => {
    expect([0, 1, 2 ** 32 - 1].every(isWord)).toBe(true);
    expect([-1, 2 ** 32, 0.5, NaN, Infinity, "1", null, true].some(isWord)).toBe(false);
  });
});

describe("checkSeed", () => {
  it("returns good seeds and names bad ones", () => {
    expect(checkSeed(7)).toBe(7);
    expect(checkSeed([7, 8])).toEqual([7, 8]);
    expect(() => checkSeed(null as never)).toThrow("or a list of them, got null");
    expect(() => checkSeed([1, "2" as never])).toThrow('got the string "2" at index 1 of the list');
  });
});

describe("checkState", () => {
  it("returns good states", () => {
    expect(checkState(good)).toBe(good);
  });

  it.each([
    [{ key: [1, 2] }, "setState: key is not a list of 624 whole numbers from 0 to 4294967295"],
    [{ key: good.key.with(5, -1) }, "setState: key is not a list of 624 whole numbers from 0 to 4294967295"],
    [{ key: good.key.map((_, i) => (i === 0 ? 5 : 0)) }, "setState: key has no bits that are 1"],
    [{ pos: 625 }, "setState: pos is 625, expected 0 to 624"],
    [{ pos: 0.5 }, "setState: pos is 0.5, expected 0 to 624"],
    [{ hasGauss: 1 as never }, "setState: hasGauss is 1, expected true or false"],
    [{ cachedGaussian: NaN }, "setState: cachedGaussian is NaN, expected a number"],
  ])("refuses what no stream can go on from, %#", (change, message) => {
    const check = (): unknown => checkState({ ...good, ...change });
    expect(check).toThrow(message);
    expect(check).toThrow(ValueError);
  });
});
