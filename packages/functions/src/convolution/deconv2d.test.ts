import { matmul, reshape, transpose, type Variable, variable } from "@dz/core";
import { uniform } from "@dz/core/testing";
import { array, type DeconvolutionOptions, ones, ShapeError, ValueError, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { col2im } from "./col2im.ts";
import { deconv2d } from "./deconv2d.ts";

/** The filters times each element, added at the positions of the windows. */
function simple(x: Variable, W: Variable, b: Variable, options: DeconvolutionOptions, size: number[]): Variable {
  const [c, oc, kh, kw] = W.shape as readonly number[] as [number, number, number, number];
  const rows = reshape(transpose(x, [0, 2, 3, 1]), [-1, c]);
  const col = matmul(rows, reshape(W, [c, -1]));
  const { outSize: _, ...windows } = options;
  const y = col2im(col, [x.shape[0] as number, oc, ...size], [kh, kw], { ...windows });
  return y.add(reshape(b, [oc, 1, 1]));
}

const cases: readonly (readonly [
  name: string,
  x: number[],
  W: number[],
  size: number[],
  options: DeconvolutionOptions,
])[] = [
  ["deconv2d", [1, 3, 3, 2], [3, 2, 3, 3], [5, 4], {}],
  ["deconv2d with stride and padding", [2, 2, 3, 4], [2, 3, 3, 3], [5, 7], { stride: 2, pad: 1 }],
  ["deconv2d with pairs", [1, 2, 3, 3], [2, 2, 3, 2], [5, 4], { stride: [2, 1], pad: [1, 0] }],
  ["deconv2d to a size", [1, 2, 3, 3], [2, 2, 3, 3], [6, 6], { stride: 2, pad: 1, outSize: [6, 6] }],
  ["deconv2d of one element", [2, 1, 1, 1], [1, 2, 3, 2], [3, 2], {}],
];
for (const [name, x, W, size, options] of cases) {
  checkFunction(name, (x, W, b) => deconv2d(x, W, b ?? null, options), {
    oracle: (x, W, b) => simple(x, W, b as Variable, options, size),
    inputs: [uniform(x, -2, 2), uniform(W, -2, 2), uniform([W[1] as number], -2, 2)],
  });
}

describe("deconv2d", () => {
  test("by hand", () => {
    const x = variable([[[[1, 2]]]]);
    expect(deconv2d(x, array([[[[1, 10]]]])).data.toArray()).toEqual([[[[1, 12, 20]]]]);
    expect(deconv2d(x, array([[[[1, 10]]]]), array([100]), { stride: 2 }).data.toArray()).toEqual([
      [
        [
          [101, 110, 102, 120],
          [100, 100, 100, 100],
        ].slice(0, 1),
      ],
    ]);
  });

  test("without bias, and with one of a wider dtype", () => {
    const float32 = { dtype: "float32" } as const;
    const [x, W] = [ones([1, 1, 1, 1], float32), array([[[[0.1]]]], float32)];
    expect(deconv2d(x, W).dtype).toBe("float32");
    const y = deconv2d(x, W, array([1e-12]));
    expect([y.dtype, y.item()]).toEqual(["float64", Math.fround(0.1) + 1e-12]);
  });

  test("errors", () => {
    const [x, W] = [zeros([1, 3, 3, 3]), zeros([3, 4, 3, 3])];
    const shapes = "x has shape [1, 3, 3, 3], W";
    expect(() => deconv2d(zeros([3, 3]), W)).toThrow(
      new ShapeError("deconv2d: x is [batch, channels, height, width], got shape [3, 3]"),
    );
    expect(() => deconv2d(x, zeros([3, 3]))).toThrow(
      new ShapeError(`deconv2d: W is [channels, outChannels, height, width], ${shapes} [3, 3]`),
    );
    expect(() => deconv2d(x, zeros([4, 4, 3, 3]))).toThrow(
      new ShapeError(`deconv2d: the numbers of channels differ, ${shapes} [4, 4, 3, 3]`),
    );
    expect(() => deconv2d(x, W, zeros([5]))).toThrow(new ShapeError("deconv2d: b has shape [5], expected [4]"));
    expect(() => deconv2d(x, W, null, { stride: 2, pad: 1, outSize: 20 })).toThrow(
      new ShapeError(`deconv2d: outSize [20, 20] has [10, 10] windows, ${shapes} [3, 4, 3, 3]`),
    );
    expect(() => deconv2d(x, W, null, { pad: 3 })).toThrow(
      new ShapeError(`deconv2d: the result would have the size [-1, -1] with pad [3, 3], ${shapes} [3, 4, 3, 3]`),
    );
    expect(() => deconv2d(x, W, null, { outSize: 0 })).toThrow(
      new ValueError("deconv2d: outSize is a whole number from 1, or two of them, got 0"),
    );
    expect(() => deconv2d(x, W, null, { stride: 0 })).toThrow(
      new ValueError("deconv2d: stride is a whole number from 1, or two of them, got 0"),
    );
  });
});
