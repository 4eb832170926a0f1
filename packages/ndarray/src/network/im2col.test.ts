import { describe, expect, test } from "vitest";
import { arange, array, ones, zeros } from "../array/creation.ts";
import type { NdArray } from "../array/ndarray.ts";
import { ShapeError, ValueError } from "../errors/errors.ts";
import { getItem } from "../indexing/indexing.ts";
import { slice } from "../indexing/selection.ts";
import { mul } from "../operations/elementwise.ts";
import { astype, stack, transpose } from "../operations/movement.ts";
import { sum } from "../operations/reduce.ts";
import { RandomState } from "../random/random.ts";
import { col2im, type Im2colOptions, im2col } from "./im2col.ts";
import type { Pair } from "./window.ts";

/** The windows of one channel of an image without padding, as slices. */
function windowsOf(x: NdArray, [kh, kw]: readonly number[], [sh, sw]: readonly number[]): NdArray {
  const [h, w] = x.shape as readonly number[] as [number, number];
  const found: NdArray[] = [];
  for (let i = 0; i + (kh as number) <= h; i += sh as number) {
    for (let j = 0; j + (kw as number) <= w; j += sw as number) {
      found.push(getItem(x, slice(i, i + (kh as number)), slice(j, j + (kw as number))).reshape(-1));
    }
  }
  return stack(found);
}

describe.each(["float64", "float32", "int32", "bool"] as const)("%s", (dtype) => {
  test.each([
    [
      [1, 1],
      [1, 1],
    ],
    [
      [2, 3],
      [1, 1],
    ],
    [
      [3, 2],
      [2, 3],
    ],
    [
      [4, 21],
      [1, 1],
    ],
  ] as const)("windows %j, moved by %j", (kernelSize, stride) => {
    const x = astype(new RandomState(1).randint(0, 2, [4, 21]), dtype);
    const col = im2col(x.reshape(1, 1, 4, 21), kernelSize, { stride });
    expect(col.dtype).toBe(dtype);
    expect(col.toArray()).toEqual(windowsOf(x, kernelSize, stride).toArray());
  });
});

test("several images and channels, as a matrix and as an array", () => {
  const x = arange(2 * 3 * 4 * 5).reshape(2, 3, 4, 5);
  const options = { stride: [1, 2] } as const;
  const col = im2col(x, [3, 2], { ...options, toMatrix: false });
  expect(col.shape).toEqual([2, 3, 3, 2, 2, 2]);
  expect(getItem(col, 1, 2, 0, 1).toArray()).toEqual(getItem(x, 1, 2, slice(0, 2), slice(1, 5, 2)).toArray());
  const matrix = im2col(x, [3, 2], options);
  expect(matrix.shape).toEqual([8, 18]);
  expect(getItem(matrix, 5).toArray()).toEqual(getItem(x, 1, slice(), slice(0, 3), slice(2, 4)).reshape(-1).toArray());
  expect(im2col(transpose(x, [0, 1, 3, 2]), 3).shape).toEqual([12, 27]);
});

test.each([
  { kernelSize: 3, pad: 1 },
  { kernelSize: 3, pad: 3 },
  { kernelSize: [2, 3], stride: [3, 2], pad: [2, 1] },
  { kernelSize: [1, 9], pad: [0, 5] },
] as const)("padding is zeros: %j", ({ kernelSize, ...options }) => {
  const [padH, padW] = typeof options.pad === "number" ? [options.pad, options.pad] : options.pad;
  const x = new RandomState(2).uniform(-1, 1, [2, 1, 4, 5]);
  const inside = { pad: [padH, padW], toMatrix: false } as const;
  const wide = im2col(x, 1, inside).reshape(2, 1, 4 + 2 * padH, 5 + 2 * padW);
  const { pad: _, ...without } = options;
  expect(im2col(x, kernelSize, options).toArray()).toEqual(im2col(wide, kernelSize, without).toArray());
});

describe("col2im", () => {
  test.each([
    { kernelSize: 3 },
    { kernelSize: 3, pad: 3 },
    { kernelSize: [2, 3], stride: [3, 2], pad: [2, 1] },
    { kernelSize: [1, 9], pad: [0, 5] },
    { kernelSize: 2, stride: 2, toMatrix: false },
  ] as readonly (Im2colOptions & { kernelSize: Pair })[])(
    "is im2col the other way round: %j",
    ({ kernelSize, ...options }) => {
      const random = new RandomState(3);
      const x = random.uniform(-1, 1, [2, 2, 6, 7]);
      const col = im2col(x, kernelSize, options);
      const other = random.uniform(-1, 1, [...col.shape]);
      // ⟨im2col x, c⟩ = ⟨x, col2im c⟩ for all x and c.
      const back = col2im(other, x.shape, kernelSize, options);
      expect(sum(mul(col, other)).item()).toBeCloseTo(sum(mul(x, back)).item(), 10);
      expect(back.shape).toEqual(x.shape);
    },
  );

  test("adds in the dtype; bools are counted", () => {
    const col = ones([3, 2], { dtype: "float32" });
    expect(col2im(col, [1, 1, 1, 4], [1, 2]).dtype).toBe("float32");
    const counted = col2im(astype(col, "bool"), [1, 1, 1, 4], [1, 2]);
    expect([counted.dtype, counted.toArray()]).toEqual(["int32", [[[[1, 2, 2, 1]]]]]);
  });

  test("elements that no window has are 0", () => {
    const x = col2im(array([[1, 2]]), [1, 1, 1, 4], [1, 2], { stride: [1, 3] });
    expect(x.toArray()).toEqual([[[[1, 2, 0, 0]]]]);
  });
});

test("no images", () => {
  expect(im2col(zeros([0, 2, 3, 3]), 2).shape).toEqual([0, 8]);
  expect(col2im(zeros([0, 8]), [0, 2, 3, 3], 2).shape).toEqual([0, 2, 3, 3]);
});

test("errors", () => {
  expect(() => im2col(zeros([3, 3]), 1)).toThrow(
    new ShapeError("im2col: x is [batch, channels, height, width], got shape [3, 3]"),
  );
  expect(() => im2col(zeros([1, 1, 3, 3]), 4)).toThrow(
    new ShapeError("im2col: a kernel of [4, 4] does not fit into images [1, 1, 3, 3] with pad [0, 0]"),
  );
  expect(() => im2col(zeros([1, 1, 3, 3]), 0)).toThrow(ValueError);
  expect(() => col2im(zeros([4, 9]), [1, 1, 4, 4], 3, { toMatrix: false })).toThrow(
    new ShapeError("col2im: windows of images [1, 1, 4, 4] have shape [1, 1, 3, 3, 2, 2], got [4, 9]"),
  );
});
