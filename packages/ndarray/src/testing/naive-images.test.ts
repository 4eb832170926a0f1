import { expect, it } from "vitest";
import { make } from "./naive.ts";
import { col2im, conv2d, im2col, type NaiveWindow, places, pool } from "./naive-images.ts";

/** 0 to 8 in three rows. */
const image = make([1, 1, 3, 3], ([, , i, j]) => 3 * (i as number) + (j as number));
const window: NaiveWindow = { kernel: [2, 2], stride: [1, 1], pad: [0, 0] };

it("counts the places of a window", () => {
  expect(places([1, 1, 3, 3], window)).toEqual([2, 2]);
  expect(places([1, 1, 5, 4], { kernel: [3, 2], stride: [2, 1], pad: [1, 0] })).toEqual([3, 3]);
});

it("cuts windows out, and adds them up again", () => {
  const windows = im2col(image, window);
  expect(windows.shape).toEqual([1, 1, 2, 2, 2, 2]);
  expect(windows.values.slice(0, 8)).toEqual([0, 1, 3, 4, 1, 2, 4, 5]);
  expect(col2im(windows, [1, 1, 3, 3], window).values).toEqual([0, 2, 2, 6, 16, 10, 6, 14, 8]);
});

it("convolves without turning the filter, with zeros around", () => {
  const filter = { shape: [1, 1, 2, 2], values: [1, 10, 100, 1000] };
  expect(conv2d(image, filter, null, window).values).toEqual([4310, 5421, 7643, 8754]);
  const around = conv2d(image, filter, { shape: [1], values: [0.5] }, { ...window, stride: [3, 3], pad: [1, 1] });
  expect(around).toEqual({ shape: [1, 1, 2, 2], values: [0.5, 200.5, 60.5, 8.5] });
});

it("pools", () => {
  expect(pool(image, window, (pixels) => Math.max(...pixels)).values).toEqual([4, 5, 7, 8]);
});
