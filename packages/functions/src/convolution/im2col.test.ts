import { reshape, transpose, type Variable } from "@dz/core";
import { uniform } from "@dz/core/testing";
import { arange, concat, getItem, type Pair, ShapeError, slice, stack, type WindowOptions, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { im2col } from "./im2col.ts";

const windows: readonly (readonly [kernelSize: Pair, options: WindowOptions])[] = [
  [3, {}],
  [[3, 2], { stride: [2, 1], pad: 1 }],
  [2, { stride: 2, pad: [0, 2] }],
];
for (const [kernelSize, options] of windows) {
  const name = JSON.stringify({ kernelSize, ...options });
  checkFunction(`im2col with ${name}`, (x) => im2col(x, kernelSize, options), {
    oracle: (x) => rows(im2col(x, kernelSize, { ...options, toMatrix: false })),
    inputs: [uniform([2, 2, 5, 4], -2, 2)],
  });
}

/** An array of windows [n, c, kh, kw, oh, ow] as a matrix. */
function rows(col: Variable): Variable {
  const [n, c, kh, kw, oh, ow] = col.shape as readonly number[] as [number, number, number, number, number, number];
  return reshape(transpose(col, [0, 4, 5, 1, 2, 3]), [n * oh * ow, c * kh * kw]);
}

describe("im2col", () => {
  test("the windows are slices of the image", () => {
    const x = arange(40).reshape(2, 1, 4, 5);
    const windows = [0, 1].flatMap((n) =>
      [0, 2].flatMap((i) => [0, 2].map((j) => getItem(x, n, 0, slice(i, i + 2), slice(j, j + 3)).reshape(6))),
    );
    expect(im2col(x, [2, 3], { stride: 2 }).data.toArray()).toEqual(stack(windows).toArray());
  });

  test("padding is 0", () => {
    const x = arange(1, 3).reshape(1, 1, 1, 2);
    const wide = concat([zeros([1, 1, 1, 1]), x, zeros([1, 1, 1, 1])], { axis: 3 });
    const padded = im2col(x, [1, 3], { pad: [0, 1], toMatrix: false });
    expect(padded.data.toArray()).toEqual(im2col(wide, [1, 3], { toMatrix: false }).data.toArray());
    expect(padded.shape).toEqual([1, 1, 1, 3, 1, 2]);
  });

  test("keeps whole numbers", () => {
    expect(im2col(zeros([1, 1, 2, 2], { dtype: "int32" }), 2).dtype).toBe("int32");
  });

  test("a kernel that is too large", () => {
    expect(() => im2col(zeros([1, 3, 3, 3]), 4)).toThrow(
      new ShapeError("im2col: a kernel of [4, 4] does not fit into images [1, 3, 3, 3] with pad [0, 0]"),
    );
  });
});
