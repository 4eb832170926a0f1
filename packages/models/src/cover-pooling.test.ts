import { variable } from "@dz/core";
import { gradientCheck } from "@dz/core/testing";
import { array, random } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { coverPooling } from "./cover-pooling.ts";

/** The maximum of each 3 × 3 window with stride 2 that starts inside; windows may extend beyond the end. */
function largest(image: number[][]): number[][] {
  const starts = (length: number): number[] => {
    const found = [0];
    while ((found.at(-1) as number) + 3 < length) found.push((found.at(-1) as number) + 2);
    return found;
  };
  return starts(image.length).map((i) =>
    starts((image[0] as number[]).length).map((j) =>
      Math.max(...image.slice(i, i + 3).flatMap((row) => row.slice(j, j + 3))),
    ),
  );
}

describe("coverPooling", () => {
  const sizes = [1, 2, 3, 4, 5, 6, 7, 8].flatMap((h) => [1, 2, 3, 4, 5, 6].map((w) => [h, w] as const));

  test("covers an image of any size completely", () => {
    for (const [h, w] of sizes) {
      const x = random.rand(2, 3, h, w);
      const images = x.toArray(4);
      expect(coverPooling(variable(x)).data.toArray(), `${h} × ${w}`).toEqual(
        images.map((channels) => channels.map(largest)),
      );
    }
  });

  test("equals PyTorch's max pooling with ceil_mode", () => {
    const image = Array.from({ length: 42 }, (_, i) =>
      Math.max(2 * (((i * 7919 + 7 * 104729) % 1009) / 1009 - 0.5), 0),
    );
    const y = coverPooling(variable(image).reshape(1, 1, 7, 6)).data.toTypedArray();
    const expected = [0.488603, 0.914767, 0.97225, 0.849356, 0.242815, 0.97225, 0.906838, 0.603568, 0];
    expect(Array.from(y, (v) => Math.round(v * 1e6) / 1e6)).toEqual(expected);
  });

  test("has first and second gradients", () => {
    for (const shape of [
      [1, 2, 5, 5],
      [1, 2, 6, 4],
      [2, 1, 4, 5],
    ]) {
      // All different, and far enough apart for numerical differentiation.
      const size = shape.reduce((a, b) => a * b);
      const x = array(Array.from(random.permutation(size).toTypedArray(), (v) => (v + 1) / 10)).reshape(shape);
      gradientCheck((v) => coverPooling(v).pow(3), [x], { order: 2 });
    }
  });
});
