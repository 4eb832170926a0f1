import { matmul, reshape, transpose, type Variable, variable } from "@dz/core";
import { expectClose, uniform } from "@dz/core/testing";
import { array, convOutSize, ones, ShapeError, ValueError, type WindowOptions, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { conv2d } from "./conv2d.ts";
import { im2col } from "./im2col.ts";

/** DeZero's `conv2d_simple`: the matrix of windows times the filters. */
function simple(x: Variable, W: Variable, b: Variable | null, options: WindowOptions): Variable {
  const [oc, , kh, kw] = W.shape as readonly number[] as [number, number, number, number];
  const col = im2col(x, [kh, kw], { ...options });
  const y = matmul(col, transpose(reshape(W, [oc, -1])));
  const [, , h, w] = x.shape as readonly number[] as [number, number, number, number];
  const size = convOutSize([h, w], [kh, kw], options);
  const images = reshape(b === null ? y : y.add(b), [x.shape[0] as number, ...size, oc]);
  return transpose(images, [0, 3, 1, 2]);
}

const cases: readonly (readonly [name: string, x: number[], W: number[], options: WindowOptions])[] = [
  ["conv2d", [2, 3, 5, 4], [2, 3, 3, 2], {}],
  ["conv2d with padding", [1, 2, 4, 5], [3, 2, 3, 3], { pad: 1 }],
  ["conv2d with pairs", [2, 1, 6, 5], [2, 1, 2, 3], { stride: [2, 3], pad: [1, 2] }],
  ["conv2d with windows that leave a rest", [1, 2, 6, 7], [1, 2, 3, 3], { stride: 2 }],
  ["conv2d with filters of one element", [2, 2, 3, 4], [3, 2, 1, 1], {}],
  ["conv2d with filters as large as the image", [1, 2, 3, 2], [4, 2, 3, 2], {}],
];
for (const [name, x, W, options] of cases) {
  checkFunction(name, (x, W, b) => conv2d(x, W, b ?? null, options), {
    oracle: (x, W, b) => simple(x, W, b ?? null, options),
    inputs: [uniform(x, -2, 2), uniform(W, -2, 2), uniform([W[0] as number], -2, 2)],
  });
}
checkFunction("conv2d without bias", (x, W) => conv2d(x, W, null, { pad: 1 }), {
  oracle: (x, W) => simple(x, W, null, { pad: 1 }),
  inputs: [uniform([2, 2, 3, 4], -2, 2), uniform([2, 2, 3, 3], -2, 2)],
});

describe("conv2d", () => {
  test("by hand: filters are not turned round", () => {
    const x = variable([
      [
        [
          [1, 2, 3],
          [4, 5, 6],
        ],
      ],
    ]);
    const y = conv2d(
      x,
      variable([
        [
          [
            [1, 0, 0],
            [0, 0, 2],
          ],
        ],
        [
          [
            [0, 1, 0],
            [0, 0, 0],
          ],
        ],
      ]),
      variable([10, 0.5]),
    );
    expect(y.data.toArray()).toEqual([[[[23]], [[2.5]]]]);
  });

  test("a wider bias joins the rounded result", () => {
    const float32 = { dtype: "float32" } as const;
    const y = conv2d(variable(ones([1, 1, 1, 1], float32)), array([[[[0.1]]]], float32), array([1e-12]));
    expect([y.dtype, y.item()]).toEqual(["float64", Math.fround(0.1) + 1e-12]);
  });

  test("an empty batch", () => {
    const [x, W] = [variable(zeros([0, 2, 4, 4])), variable(ones([3, 2, 2, 2]))];
    const y = conv2d(x, W);
    y.backward();
    expect([y.shape, x.grad?.shape]).toEqual([
      [0, 3, 3, 3],
      [0, 2, 4, 4],
    ]);
    expectClose(W.grad ?? 1, zeros([3, 2, 2, 2]));
  });

  test("errors", () => {
    const [x, W] = [zeros([1, 3, 4, 4]), zeros([2, 3, 3, 3])];
    expect(() => conv2d(zeros([3, 4, 4]), W)).toThrow(
      new ShapeError("conv2d: x is [batch, channels, height, width], got shape [3, 4, 4]"),
    );
    expect(() => conv2d(x, zeros([3, 3]))).toThrow(
      new ShapeError("conv2d: W is [outChannels, channels, height, width], x has shape [1, 3, 4, 4], W [3, 3]"),
    );
    expect(() => conv2d(x, zeros([2, 4, 3, 3]))).toThrow(
      new ShapeError("conv2d: the numbers of channels differ, x has shape [1, 3, 4, 4], W [2, 4, 3, 3]"),
    );
    expect(() => conv2d(x, W, zeros([3]))).toThrow(new ShapeError("conv2d: b has shape [3], expected [2]"));
    expect(() => conv2d(x, zeros([2, 3, 7, 7]), null, { pad: 1 })).toThrow(
      new ShapeError("conv2d: a kernel of [7, 7] does not fit into images [1, 3, 4, 4] with pad [1, 1]"),
    );
    const number = "is a whole number from 1, or two of them, got";
    expect(() => conv2d(x, W, null, { stride: 0 })).toThrow(new ValueError(`conv2d: stride ${number} 0`));
    expect(() => conv2d(x, W, null, { stride: 1.5 })).toThrow(new ValueError(`conv2d: stride ${number} 1.5`));
    expect(() => conv2d(x, W, null, { stride: [1, 1, 1] as never })).toThrow(
      new ValueError(`conv2d: stride ${number} [1, 1, 1]`),
    );
    expect(() => conv2d(x, W, null, { pad: -1 })).toThrow(
      new ValueError("conv2d: pad is a whole number from 0, or two of them, got -1"),
    );
  });
});
