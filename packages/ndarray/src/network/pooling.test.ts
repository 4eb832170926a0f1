import { describe, expect, test } from "vitest";
import { array, zeros } from "../array/creation.ts";
import type { NdArray } from "../array/ndarray.ts";
import { ShapeError, ValueError } from "../errors/errors.ts";
import { mul } from "../operations/elementwise.ts";
import { astype, transpose } from "../operations/movement.ts";
import { argMax, max, mean, sum } from "../operations/reduce.ts";
import { RandomState } from "../random/random.ts";
import { im2col } from "./im2col.ts";
import { averagePooling, averagePoolingGrad, pooling, poolingGrad, takePooled } from "./pooling.ts";
import type { Pair, WindowOptions } from "./window.ts";

const cases: readonly ({ kernelSize: Pair } & WindowOptions)[] = [
  { kernelSize: 2, stride: 2 },
  { kernelSize: 3 },
  { kernelSize: 3, stride: 2, pad: 1 },
  { kernelSize: [2, 3], stride: [1, 3], pad: [0, 1] },
  { kernelSize: [9, 23] },
  { kernelSize: 1 },
];

/** The windows of images one by one: [n, c, oh, ow, kh·kw]. */
function windowsOf(x: NdArray, kernelSize: Pair, options: WindowOptions): NdArray {
  const col = im2col(x, kernelSize, { ...options, toMatrix: false });
  const [n, c, kh, kw, oh, ow] = col.shape as readonly number[] as [number, number, number, number, number, number];
  return transpose(col, [0, 1, 4, 5, 2, 3]).reshape(n, c, oh, ow, kh * kw);
}

describe.each(["float64", "float32", "int32"] as const)("pooling in %s", (dtype) => {
  // Few different numbers, so that there are ties, some of them with the padding.
  const x = astype(new RandomState(1).randint(-3, 3, [2, 3, 9, 23]), dtype);

  test.each(cases)("%j", ({ kernelSize, ...options }) => {
    const { y, index } = pooling(x, kernelSize, options);
    const windows = windowsOf(x, kernelSize, options);
    expect([y.dtype, index.dtype]).toEqual([dtype, "int32"]);
    expect(y.toArray()).toEqual(max(windows, { axis: 4 }).toArray());
    // The position in the channel, from a second image whose elements are their own positions, padding 0.
    const places = astype(array(Array.from({ length: 9 * 23 }, (_, i) => i + 1)).reshape(1, 1, 9, 23), "int32");
    const found = windowsOf(places, kernelSize, options).toTypedArray();
    const [length, perChannel] = [windows.shape[4] as number, found.length];
    const first = argMax(windows, { axis: 4 }).toTypedArray();
    const expected = Array.from(first, (at, i) => (found[((i * length) % perChannel) + at] as number) - 1);
    expect([...index.toTypedArray()]).toEqual(expected);
  });

  test.each(cases)("its gradient and what belongs to it: %j", ({ kernelSize, ...options }) => {
    const { y, index } = pooling(x, kernelSize, options);
    const values = astype(new RandomState(2).randint(-9, 9, [...y.shape]), dtype);
    const gx = poolingGrad(values, index, x.shape);
    expect([gx.shape, gx.dtype]).toEqual([x.shape, dtype]);
    const inside = Array.from(index.toTypedArray(), (at, i) => (at < 0 ? 0 : (values.toTypedArray()[i] as number)));
    expect(sum(gx).item()).toBe(inside.reduce((a, b) => a + b, 0));
    const expected = Array.from(y.toTypedArray(), (value, i) => ((index.toTypedArray()[i] as number) < 0 ? 0 : value));
    expect([...takePooled(x, index).toTypedArray()]).toEqual(expected);
  });
});

describe("pooling", () => {
  test("NaN is the largest, −∞ smaller than padding", () => {
    const row = [1, Number.NaN, 9, Number.NaN, -Infinity, -Infinity, 2, 3, -1, -1, -1];
    for (const dtype of ["float64", "float32"] as const) {
      const x = astype(array([[[row]]]), dtype);
      const { y, index } = pooling(x, [1, 2]);
      expect(y.reshape(-1).toArray()).toEqual([
        Number.NaN,
        Number.NaN,
        Number.NaN,
        Number.NaN,
        -Infinity,
        2,
        3,
        3,
        -1,
        -1,
      ]);
      expect(index.reshape(-1).toArray()).toEqual([1, 1, 3, 3, 4, 6, 7, 7, 8, 9]);
      const padded = pooling(astype(array([[[[-Infinity]]]]), dtype), [1, 2], { pad: [0, 1] });
      expect([padded.y.toArray(), padded.index.toArray()]).toEqual([[[[[0, 0]]]], [[[[-1, -1]]]]]);
    }
  });

  test("of bools, and of views", () => {
    const { y, index } = pooling(array([[[[false, true, true]]]]), [1, 2]);
    expect([y.toArray(), index.toArray()]).toEqual([[[[[true, true]]]], [[[[1, 1]]]]]);
    const x = new RandomState(1).uniform(-1, 1, [4, 5, 2, 3]);
    const turned = transpose(x, [2, 3, 0, 1]);
    const straight = array(turned.toArray());
    expect(pooling(turned, 2).y.toArray()).toEqual(pooling(straight, 2).y.toArray());
    const { index: places } = pooling(turned, 2);
    const strided = transpose(array(transpose(places).toArray(), { dtype: "int32" })) as NdArray<"int32">;
    expect(takePooled(turned, strided).toArray()).toEqual(takePooled(straight, places).toArray());
    const counts = poolingGrad(array([[[[true, true]]]]), index, [1, 1, 1, 3]);
    expect([counts.dtype, counts.toArray()]).toEqual(["int32", [[[[0, 2, 0]]]]]);
  });

  test("no images", () => {
    const { y, index } = pooling(zeros([0, 2, 4, 4]), 2);
    expect([y.shape, index.shape]).toEqual([
      [0, 2, 3, 3],
      [0, 2, 3, 3],
    ]);
    expect(poolingGrad(y, index, [0, 2, 4, 4]).shape).toEqual([0, 2, 4, 4]);
  });

  test("errors", () => {
    const x = zeros([1, 1, 3, 3]);
    const { y, index } = pooling(x, 2);
    expect(() => pooling(zeros([3]), 2)).toThrow(ShapeError);
    expect(() => pooling(x, 4)).toThrow(ShapeError);
    expect(() => pooling(x, 2, { stride: 0 })).toThrow(ValueError);
    expect(() => poolingGrad(zeros([1, 1, 2, 3]), index, x.shape)).toThrow(
      new ShapeError("poolingGrad: gy has shape [1, 1, 2, 3], expected [1, 1, 2, 2]"),
    );
    expect(() => poolingGrad(y, index, [2, 1, 3, 3])).toThrow(
      new ShapeError("poolingGrad: index has shape [1, 1, 2, 2], expected [2, 1, 2, 2]"),
    );
    expect(() => takePooled(zeros([1, 2, 3, 3]), index)).toThrow(
      new ShapeError("takePooled: index has shape [1, 1, 2, 2], expected [1, 2, 2, 2]"),
    );
  });
});

describe("averagePooling", () => {
  const x = new RandomState(4).uniform(-1, 1, [2, 3, 9, 23]);

  test.each(cases)("%j", ({ kernelSize, ...options }) => {
    const y = averagePooling(x, kernelSize, options);
    const expected = mean(windowsOf(x, kernelSize, options), { axis: 4 });
    expect(y.shape).toEqual(expected.shape);
    const values = expected.toTypedArray();
    for (const [i, value] of y.toTypedArray().entries()) expect(value).toBeCloseTo(values[i] as number, 12);
    const gy = new RandomState(5).uniform(-1, 1, [...y.shape]);
    const gx = averagePoolingGrad(gy, x.shape, kernelSize, options);
    // ⟨average x, gy⟩ = ⟨x, gradient of gy⟩
    const dot = (a: NdArray, b: NdArray): number => sum(mul(a, b)).item();
    expect(dot(y, gy)).toBeCloseTo(dot(x, gx), 10);
  });

  test("dtypes", () => {
    expect(averagePooling(astype(x, "float32"), 2).dtype).toBe("float32");
    const whole = averagePooling(array([[[[1, 2]]]], { dtype: "int32" }), [1, 2]);
    expect([whole.dtype, whole.item()]).toEqual(["float64", 1.5]);
  });

  test("errors", () => {
    expect(() => averagePooling(zeros([3]), 2)).toThrow(ShapeError);
    expect(() => averagePoolingGrad(zeros([1, 1, 2, 3]), [1, 1, 3, 3], 2)).toThrow(
      new ShapeError("averagePoolingGrad: gy has shape [1, 1, 2, 3], expected [1, 1, 2, 2]"),
    );
  });
});
