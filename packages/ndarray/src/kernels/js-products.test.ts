import { expect, test } from "vitest";
import { floatProduct } from "./js-products.ts";

// wasm-matmul.test.ts tests that each algorithm adds in the order of the SIMD kernel.
test("the product of two matrices, transposed or not, written or added", () => {
  const view = new Float64Array(64);
  const product = floatProduct((address) => address / 8, { view, lanes: 2, single: false });
  const multiply = (a: number[], b: number[], transA: number, transB: number, accumulate = 0): number[] => {
    view.fill(100);
    view.set(a);
    view.set(b, 8);
    product(0, 64, 128, 2, 3, 2, transA, transB, accumulate);
    return [...view.subarray(16, 20)];
  };
  const [a, b] = [
    [1, 2, 3, 4, 5, 6],
    [1, -1, 2, 0, 1, 3],
  ];
  const [turnedA, turnedB] = [
    [1, 4, 2, 5, 3, 6],
    [1, 2, 1, -1, 0, 3],
  ];
  const expected = [8, 8, 20, 14];
  expect(multiply(a, b, 0, 0)).toEqual(expected);
  expect(multiply(turnedA, b, 1, 0)).toEqual(expected);
  expect(multiply(a, turnedB, 0, 1)).toEqual(expected);
  expect(multiply(turnedA, turnedB, 1, 1)).toEqual(expected);
  expect(multiply(a, b, 0, 0, 1)).toEqual(expected.map((x) => x + 100));
});
