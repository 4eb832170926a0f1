import { reshape, type Variable } from "@dz/core";
import { uniform } from "@dz/core/testing";
import { array, type Pair, ShapeError, ValueError, type WindowOptions, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { im2col } from "../convolution/im2col.ts";
import { mean } from "../math/mean.ts";
import { checkFunction } from "../testing/vitest.ts";
import { averagePooling } from "./average-pooling.ts";

function simple(x: Variable, size: readonly number[], kernelSize: Pair, options?: WindowOptions): Variable {
  const col = im2col(x, kernelSize, { ...options, toMatrix: false });
  const [n, c, kh, kw] = col.shape as readonly number[] as [number, number, number, number];
  return reshape(mean(reshape(col, [n, c, kh * kw, -1]), { axis: 2 }), [n, c, ...size]);
}

const cases: readonly (readonly [x: number[], size: number[], kernelSize: Pair, options?: WindowOptions])[] = [
  [[2, 3, 4, 6], [2, 3], 2, { stride: 2 }],
  [[1, 2, 4, 5], [2, 3], 3],
  [[1, 2, 6, 5], [3, 3], 3, { stride: 2, pad: 1 }],
  [[2, 1, 5, 7], [2, 3], [2, 3], { stride: [3, 2] }], // in which DeZero takes height for width
  [
    [1, 2, 3, 4],
    [1, 1],
    [3, 4],
  ],
];
for (const [shape, size, kernelSize, options] of cases) {
  const name = JSON.stringify({ kernelSize, ...options });
  checkFunction(`averagePooling with ${name}`, (x) => averagePooling(x, kernelSize, options), {
    oracle: (x) => simple(x, size, kernelSize, options),
    inputs: [uniform(shape, -2, 2)],
  });
}

describe("averagePooling", () => {
  test("padding counts", () => {
    const y = averagePooling(array([[[[4, 8]]]]), 2, { stride: 2, pad: [1, 0] });
    expect(y.data.toArray()).toEqual([[[[3]]]]);
  });

  test("of whole numbers", () => {
    const y = averagePooling(array([[[[1, 2]]]], { dtype: "int32" }), [1, 2]);
    expect([y.dtype, y.item()]).toEqual(["float64", 1.5]);
  });

  test("errors", () => {
    const x = zeros([1, 3, 3, 3]);
    expect(() => averagePooling(x, 4)).toThrow(
      new ShapeError("averagePooling: a kernel of [4, 4] does not fit into images [1, 3, 3, 3] with pad [0, 0]"),
    );
    expect(() => averagePooling(zeros([3, 3]), 2)).toThrow(
      new ShapeError("averagePooling: x is [batch, channels, height, width], got shape [3, 3]"),
    );
    expect(() => averagePooling(x, 0)).toThrow(
      new ValueError("averagePooling: kernelSize is a whole number from 1, or two of them, got 0"),
    );
  });
});
