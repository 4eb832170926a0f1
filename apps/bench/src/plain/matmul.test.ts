import { expect, test } from "vitest";
import { addMatmul } from "./matmul.ts";

const a = [1, 2, 3, 4, 5, 6]; // [2, 3]
const aT = [1, 4, 2, 5, 3, 6];
const b = [1, 0, 2, 0, 1, 2, 1, 1, 1, 0, 0, 3]; // [3, 4]
const bT = [1, 1, 1, 0, 2, 0, 2, 1, 0, 0, 1, 3];

test.each([
  [a, b, { a: false, b: false }],
  [a, bT, { a: false, b: true }],
  [aT, b, { a: true, b: false }],
  [aT, bT, { a: true, b: true }],
])("addMatmul computes %j times %j, transposed %j", (x, y, transposed) => {
  const c = Float32Array.of(1, 1, 1, 1, 1, 1, 1, 1);
  addMatmul(c, Float32Array.from(x), Float32Array.from(y), [2, 3, 4], transposed);
  expect([...c]).toEqual([7, 5, 5, 12, 16, 11, 14, 24]);
});
