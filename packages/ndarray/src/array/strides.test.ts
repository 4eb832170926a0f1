import { expect, it } from "vitest";
import { rowMajor, sizeOf } from "./shape.ts";
import { normalStrides, planes, reversed } from "./strides.ts";

it("reversed: the axes from the last to the first", () => {
  expect([0, 1, 3].map(reversed)).toEqual([[], [0], [2, 1, 0]]);
});

it("normalStrides: null where the elements lie row by row, whatever the strides of axes of length 1", () => {
  expect(normalStrides([2, 3], 6, [3, 1])).toBeNull();
  expect(normalStrides([2, 1, 3], 6, [3, 99, 1])).toBeNull();
  expect(normalStrides([1, 1], 1, [5, 7])).toBeNull();
  expect(normalStrides([0, 4], 0, [1, 1])).toBeNull();
  expect(normalStrides([3, 2], 6, [1, 3])).toEqual([1, 3]);
  expect(normalStrides([4], 4, [0])).toEqual([0]);
});

it("planes: the last two axes at each place of those before, with where they begin", () => {
  const seen: number[][] = [];
  planes([2, 2, 3, 4], [100, 50, -4, 1], (...plane) => void seen.push(plane));
  expect(seen).toEqual([
    [0, 0, 3, 4, -4, 1],
    [50, 12, 3, 4, -4, 1],
    [100, 24, 3, 4, -4, 1],
    [150, 36, 3, 4, -4, 1],
  ]);
  seen.length = 0;
  planes([], [], (...plane) => void seen.push(plane));
  planes([5], [2], (...plane) => void seen.push(plane));
  planes([0, 1, 1], [1, 1, 1], (...plane) => void seen.push(plane));
  expect(seen).toEqual([
    [0, 0, 1, 1, 0, 0],
    [0, 0, 1, 5, 0, 2],
  ]);
});

it("planes: every element once, in order", () => {
  for (const shape of [[], [3], [2, 3], [2, 3, 4], [2, 1, 3, 2], [0, 2, 3], [2, 3, 0]]) {
    const seen: number[] = [];
    planes(shape, rowMajor(shape), (offset, position, n0, n1, s0, s1) => {
      expect(position).toBe(seen.length);
      for (let i = 0; i < n0; i++) for (let j = 0; j < n1; j++) seen.push(offset + i * s0 + j * s1);
    });
    expect(seen).toEqual(Array.from({ length: sizeOf(shape) }, (_, i) => i));
  }
});
