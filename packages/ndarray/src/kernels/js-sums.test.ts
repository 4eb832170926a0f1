import { describe, expect, test } from "vitest";
import { rounded, type Summed, sumInBlocks, sumInLanes, sumInOrder, sumInPairs, sumOfProducts } from "./js-sums.ts";

// Numbers whose sums show the order: 1 swallows halves of its last digit that are added one by one.
const half = 2 ** -53;
const doubles = (...values: number[]): Summed => ({ view: Float64Array.from(values), lanes: 2, single: false });

describe("the order of sums", () => {
  test("one after the other", () => {
    expect(sumInOrder(0, 0, 1, 3, 0, 3, doubles(1, half, half, 1))).toBe(1);
    expect(sumInOrder(1, 0, 1, 2, 0, 2, doubles(half, half, 1))).toBe(1);
  });

  test("in pairs", () => {
    expect(sumInPairs(1, 0, 1, 2, 0, 2, doubles(half, half, 1))).toBe(1 + 2 * half);
  });

  test("in two lanes", () => {
    const summed = doubles(1, half, 0, half, 1, 1, 1, 1);
    expect(sumInLanes(0, 4, 4, summed)).toBe(1 + 2 * half);
    expect(sumInLanes(0, 4, 3, summed)).toBe(1);
  });

  test("in four vectors at a time, and blocks", () => {
    const values = new Array<number>(9).fill(0);
    [values[0], values[1], values[3]] = [1, half, half];
    expect(sumOfProducts(0, null, 9, doubles(...values))).toBe(1 + 2 * half);
    [values[2], values[3]] = [half, 0]; // in the lane of the 1, but another vector
    expect(sumOfProducts(0, null, 9, doubles(...values))).toBe(1);
  });

  test("in blocks of 256", () => {
    const values = new Array<number>(259).fill(0);
    [values[0], values[256], values[257], values[258]] = [1, half, half, 1];
    const summed = doubles(...values);
    expect(sumInBlocks(null, 0, 1, 258, 0, 258, summed)).toBe(1 + 2 * half);
    expect(sumInOrder(0, 0, 1, 258, 0, 258, summed)).toBe(1);
    expect(sumInBlocks(null, 0, 1, 0, 1, 0, summed)).toBe(0);
  });

  test("float32 is rounded at each step", () => {
    const view = Float32Array.from([1, 2 ** -24, 2 ** -24, 1]) as unknown as Float64Array;
    expect(sumInOrder(0, 0, 1, 3, 0, 3, { view, lanes: 4, single: true })).toBe(1);
    expect([rounded(0.1, true), rounded(0.1, false)]).toEqual([Math.fround(0.1), 0.1]);
  });
});
