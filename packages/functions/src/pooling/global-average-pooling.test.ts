import { sum } from "@dz/core";
import { uniform } from "@dz/core/testing";
import { array, ShapeError, ValueError, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { averagePooling } from "./average-pooling.ts";
import { globalAveragePooling } from "./global-average-pooling.ts";

checkFunction("globalAveragePooling", globalAveragePooling, {
  oracle: (x) => averagePooling(x, [4, 5]).reshape(2, 3),
  inputs: [uniform([2, 3, 4, 5], -2, 2)],
});
checkFunction("globalAveragePooling of sequences", globalAveragePooling, {
  oracle: (x) => sum(x, { axis: 2 }).div(4),
  inputs: [uniform([2, 3, 4], -2, 2)],
});

describe("globalAveragePooling", () => {
  test("one number for each channel", () => {
    const x = array([1, 2, 3, 6, 10, 20, 30, 60]).reshape(1, 2, 2, 2);
    expect(globalAveragePooling(x).data.toArray()).toEqual([[3, 30]]);
  });

  test("errors", () => {
    for (const shape of [[], [3], [2, 3]]) {
      expect(() => globalAveragePooling(zeros(shape))).toThrow(
        new ShapeError(
          `globalAveragePooling: x has shape [${shape.join(", ")}], expected [batch, channels, height, width]`,
        ),
      );
    }
    expect(() => globalAveragePooling("x" as unknown as number)).toThrow(
      new ValueError('globalAveragePooling: expected a Variable, NdArray or number, got the string "x"'),
    );
  });
});
