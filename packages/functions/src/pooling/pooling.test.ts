import { reshape, type Variable, variable } from "@dz/core";
import { gradientCheck, type InputSpec } from "@dz/core/testing";
import { array, type Pair, ShapeError, ValueError, type WindowOptions, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { im2col } from "../convolution/im2col.ts";
import { max } from "../math/max.ts";
import { checkFunction } from "../testing/vitest.ts";
import { pooling } from "./pooling.ts";

/** DeZero's `pooling_simple`: the maximum of each window. */
function simple(x: Variable, size: readonly number[], kernelSize: Pair, options?: WindowOptions): Variable {
  const col = im2col(x, kernelSize, { ...options, toMatrix: false });
  const [n, c, kh, kw] = col.shape as readonly number[] as [number, number, number, number];
  return reshape(max(reshape(col, [n, c, kh * kw, -1]), { axis: 2 }), [n, c, ...size]);
}

/** Numbers that are all different, and far enough from each other and from 0 for differences. */
const different = (shape: readonly number[]): InputSpec => {
  const size = shape.reduce((a, b) => a * b, 1);
  return (random) =>
    array(Array.from(random.permutation(size).toTypedArray(), (x) => (x - size / 2 + 0.25) / 10)).reshape([...shape]);
};

const cases: readonly (readonly [x: number[], size: number[], kernelSize: Pair, options?: WindowOptions])[] = [
  [[2, 3, 4, 6], [2, 3], 2, { stride: 2 }],
  [[1, 2, 4, 5], [2, 3], 3],
  [[1, 2, 6, 5], [3, 3], 3, { stride: 2, pad: 1 }],
  [[2, 1, 5, 7], [2, 3], [2, 3], { stride: [3, 2] }],
  [
    [1, 2, 3, 4],
    [1, 1],
    [3, 4],
  ],
  [[1, 2, 3, 3], [3, 3], 1],
];
for (const [shape, size, kernelSize, options] of cases) {
  const name = JSON.stringify({ kernelSize, ...options });
  checkFunction(`pooling with ${name}`, (x) => pooling(x, kernelSize, options), {
    oracle: (x) => simple(x, size, kernelSize, options),
    inputs: [different(shape)],
  });
}

describe("pooling", () => {
  const image = (...rows: number[][]): Variable => variable(array([[rows]]));
  const places = (x: Variable, kernelSize: Pair, options?: WindowOptions): unknown => {
    pooling(x, kernelSize, options).backward();
    return x.grad?.data.reshape(...x.shape.slice(2)).toArray();
  };

  test("of equal maxima the first has the gradient, row by row", () => {
    expect(places(image([1, 3, 3], [3, 2, 3]), 2)).toEqual([
      [0, 2, 0],
      [0, 0, 0],
    ]);
  });

  test("padding is 0: if it is the largest, nothing has the gradient", () => {
    const x = image([-1, -2], [-3, -4]);
    const options = { stride: 2, pad: 1 };
    expect(pooling(x, 2, options).data.toArray()).toEqual([
      [
        [
          [0, 0],
          [0, 0],
        ],
      ],
    ]);
    expect(places(x, 2, options)).toEqual([
      [0, 0],
      [0, 0],
    ]);
  });

  test("NaN is the largest, and the first one has the gradient; −∞ is a number, too", () => {
    const x = image([1, Number.NaN, 7], [Number.NaN, 2, 8]);
    expect(pooling(x, [2, 3]).item()).toBeNaN();
    expect(places(x, [2, 3])).toEqual([
      [0, 1, 0],
      [0, 0, 0],
    ]);
    expect(places(image([-Infinity, -Infinity]), [1, 2])).toEqual([[1, 0]]);
  });

  test("gradients of gradients of a function that is not linear", () => {
    const x = array([
      [
        [
          [0.1, 0.9, -0.4],
          [0.6, 0.3, 0.2],
        ],
      ],
    ]);
    gradientCheck((x) => pooling(x.pow(3), 2), [x], { order: 2 });
  });

  test("whole numbers stay whole, and an empty batch stays empty", () => {
    const y = pooling(array([[[[1, 5]]]], { dtype: "int32" }), [1, 2]);
    expect([y.dtype, y.item()]).toEqual(["int32", 5]);
    const x = variable(zeros([0, 2, 4, 4]));
    pooling(x, 2).backward();
    expect(x.grad?.shape).toEqual([0, 2, 4, 4]);
  });

  test("errors", () => {
    const x = zeros([1, 3, 3, 3]);
    expect(() => pooling(x, 4)).toThrow(
      new ShapeError("pooling: a kernel of [4, 4] does not fit into images [1, 3, 3, 3] with pad [0, 0]"),
    );
    expect(() => pooling(zeros([3, 3]), 2)).toThrow(
      new ShapeError("pooling: x is [batch, channels, height, width], got shape [3, 3]"),
    );
    expect(() => pooling(x, 0)).toThrow(
      new ValueError("pooling: kernelSize is a whole number from 1, or two of them, got 0"),
    );
    expect(() => pooling(x, 2, { stride: 0 })).toThrow(
      new ValueError("pooling: stride is a whole number from 1, or two of them, got 0"),
    );
    expect(() => pooling(x, { kernelSize: 2 } as never)).toThrow(
      new ValueError("pooling: kernelSize is a whole number from 1, or two of them, got Object"),
    );
    expect(() => pooling(x, 2, { kernelSize: 2 } as never)).toThrow("pooling: there is no option kernelSize");
  });
});
