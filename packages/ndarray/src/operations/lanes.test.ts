import { expect, test } from "vitest";
import { eachLane, readLane, writeLane } from "./lanes.ts";

function lanes(shape: number[], axis: number): number[][] {
  const found: number[][] = [];
  eachLane(shape, axis, (lane, start, step) => {
    expect(lane).toBe(found.length);
    found.push([start, step]);
  });
  return found;
}

test("the lanes along each axis", () => {
  expect(lanes([2, 3], 0)).toEqual([
    [0, 3],
    [1, 3],
    [2, 3],
  ]);
  expect(lanes([2, 3], 1)).toEqual([
    [0, 1],
    [3, 1],
  ]);
  expect(lanes([2, 2, 2], 1)).toEqual([
    [0, 2],
    [1, 2],
    [4, 2],
    [5, 2],
  ]);
  expect(lanes([0, 3], 1)).toEqual([]);
  expect(lanes([2, 0], 1)).toEqual([
    [0, 1],
    [0, 1],
  ]);
});

test("lanes are read and written", () => {
  const lane = new Int32Array(2);
  readLane([1, 2, 3, 4, 5, 6], 1, 3, lane);
  expect([...lane]).toEqual([2, 5]);
  const out = [0, 0, 0, 0, 0, 0];
  writeLane(out, 2, 3, [7, 8, 9], 2);
  expect(out).toEqual([0, 0, 7, 0, 0, 8]);
});
