import { sub, variable } from "@dz/core";
import { expectClose } from "@dz/core/testing";
import { array, ShapeError, ValueError, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { mean } from "../math/mean.ts";
import { checkFunction } from "../testing/vitest.ts";
import { hingeLoss } from "./hinge-loss.ts";

const x = array([0.5, 2, -0.25, -3, 0.75]);
const t = array([1, 1, -1, -1, -1], { dtype: "int32" });

checkFunction("hingeLoss", (input) => hingeLoss(input, t), {
  // the elements with t x < 1
  oracle: (input) => {
    const wrong = array([1, 0, 1, 0, 1], { dtype: input.dtype });
    const side = array([1, 1, -1, -1, -1], { dtype: input.dtype });
    return mean(sub(1, input.mul(side)).mul(wrong));
  },
  inputs: [x],
});

describe("hingeLoss", () => {
  test("is 0 from the margin on, where the gradient is 0", () => {
    const scores = variable([1, 2, -1, 0]);
    const y = hingeLoss(scores, array([1, 1, -1, 1]), { reduction: "none" });
    expect(y.data.toArray()).toEqual([0, 0, 0, 1]);
    y.backward();
    expectClose(scores.grad ?? 1, array([0, 0, 0, -1]));
  });

  test("one target for all, and targets in another shape", () => {
    expect(hingeLoss(array([[0.5], [3]]), -1, { reduction: "sum" }).item()).toBe(5.5);
    expect(hingeLoss(array([[0.5], [3]]), array([1, -1])).item()).toBe((0.5 + 4) / 2);
  });

  test("errors", () => {
    expect(() => hingeLoss(x, array([1, 0, 1, 0, 1]))).toThrow(
      new ValueError("hingeLoss: a target is 0, expected 1 or -1"),
    );
    expect(() => hingeLoss(x, zeros([2]))).toThrow(new ShapeError("hingeLoss: a target of shape [2] does not fit [5]"));
  });
});
