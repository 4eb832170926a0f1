import { reshape, transpose } from "@dz/core";
import { uniform } from "@dz/core/testing";
import {
  array,
  im2col,
  mul,
  ones,
  type Pair,
  RandomState,
  ShapeError,
  sum,
  type WindowOptions,
  zeros,
} from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { col2im } from "./col2im.ts";

const shape = [2, 2, 5, 4] as const;
const windows: readonly (readonly [kernelSize: Pair, options: WindowOptions])[] = [
  [3, {}],
  [[3, 2], { stride: [2, 1], pad: 1 }],
  [2, { stride: 2, pad: [0, 2] }],
];
for (const [kernelSize, options] of windows) {
  const name = JSON.stringify({ kernelSize, ...options });
  const array = im2col(zeros(shape), kernelSize, { ...options, toMatrix: false }).shape as readonly number[];
  const [n, c, kh, kw, oh, ow] = array as [number, number, number, number, number, number];
  checkFunction(`col2im with ${name}`, (col) => col2im(col, shape, kernelSize, options), {
    oracle: (col) =>
      col2im(transpose(reshape(col, [n, oh, ow, c, kh, kw]), [0, 3, 4, 5, 1, 2]), shape, kernelSize, {
        ...options,
        toMatrix: false,
      }),
    inputs: [uniform([n * oh * ow, c * kh * kw], -2, 2)],
  });
  test(`col2im with ${name} is the transposed of im2col`, () => {
    const random = new RandomState(3);
    const [x, col] = [random.uniform(-1, 1, [...shape]), random.uniform(-1, 1, [n * oh * ow, c * kh * kw])];
    const [left, right] = [
      mul(im2col(x, kernelSize, options), col),
      mul(x, col2im(col, shape, kernelSize, options).data),
    ];
    expect(sum(left).item()).toBeCloseTo(sum(right).item(), 12);
  });
}

describe("col2im", () => {
  test("adds where windows overlap", () => {
    const x = col2im(ones([1, 1, 1, 2, 1, 3]), [1, 1, 1, 4], [1, 2], { toMatrix: false });
    expect(x.data.toArray()).toEqual([[[[1, 2, 2, 1]]]]);
  });

  test("bools are counted", () => {
    const x = col2im(
      array([
        [true, true],
        [true, false],
      ]),
      [1, 1, 1, 3],
      [1, 2],
    );
    expect([x.dtype, x.data.toArray()]).toEqual(["int32", [[[[1, 2, 0]]]]]);
  });

  test("windows of another shape", () => {
    expect(() => col2im(zeros([5, 9]), [1, 1, 4, 4], 3)).toThrow(
      new ShapeError("col2im: windows of images [1, 1, 4, 4] have shape [4, 9], got [5, 9]"),
    );
  });
});
