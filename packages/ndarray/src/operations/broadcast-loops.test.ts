import { expect, test } from "vitest";
import { broadcastLoops } from "./broadcast-loops.ts";

test.each([
  // [shape, a, b, loops from the inside]
  [
    [64, 16],
    [64, 16],
    [16],
    [
      [16, 1, 1],
      [64, 16, 0],
    ],
  ],
  [
    [64, 16],
    [64, 16],
    [64, 1],
    [
      [16, 1, 0],
      [64, 16, 1],
    ],
  ],
  [
    [4, 5],
    [4, 1],
    [5],
    [
      [5, 0, 1],
      [4, 1, 0],
    ],
  ],
  [
    [8, 3, 7, 7],
    [8, 3, 7, 7],
    [1, 3, 1, 1],
    [
      [49, 1, 0],
      [3, 49, 1],
      [8, 147, 0],
    ],
  ],
  [
    [2, 3, 4, 5],
    [3, 1, 5],
    [2, 1, 4, 5],
    [
      [5, 1, 1],
      [4, 0, 5],
      [3, 5, 0],
      [2, 0, 20],
    ],
  ],
  // Neighbours that behave alike are one loop, and axes of length 1 none.
  [[2, 3, 4], [2, 3, 4], [2, 3, 4], [[24, 1, 1]]],
  [
    [2, 3, 1, 4],
    [1, 1, 1, 4],
    [2, 3, 1, 4],
    [
      [4, 1, 1],
      [6, 0, 4],
    ],
  ],
  [[1, 1], [1], [1, 1], []],
  [[], [], [], []],
  [
    [0, 3],
    [1, 3],
    [0, 3],
    [
      [3, 1, 1],
      [0, 0, 3],
    ],
  ],
])("%j from %j and %j", (shape, a, b, loops) => {
  expect(broadcastLoops(shape, a, b).map((loop) => [loop.length, loop.a, loop.b])).toEqual(loops);
});
