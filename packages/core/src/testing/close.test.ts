import { array, ones } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { variable } from "../graph/as-variable.ts";
import { difference, expectClose } from "./close.ts";

describe("difference", () => {
  test("null for what is close", () => {
    expect(difference(array([1, 2]), array([1, 2 + 1e-9]))).toBeNull();
    expect(difference(variable([1, 2]), array([1, 2]))).toBeNull();
    expect(difference(ones([2, 3]), 1)).toBeNull();
    expect(difference(1, 1)).toBeNull();
    expect(difference(array([]), array([]))).toBeNull();
  });

  test("dtypes may differ", () => {
    expect(difference(array([1, 0]), array([true, false]))).toBeNull();
  });

  test("the element that is farthest off, with the tolerance", () => {
    expect(difference(array([1, 2.5, 3.1]), array([1, 2, 3]), { rtol: 0.01, atol: 0.02 })).toBe(
      "element 1 of shape [3] is 2.5, expected 2 (rtol 0.01, atol 0.02)",
    );
  });

  test("relative to what is expected, not to what was found", () => {
    expect(difference(1, 2, { rtol: 0.5 })).toBeNull();
    expect(difference(2, 1, { rtol: 0.5 })).not.toBeNull();
  });

  test("a shape that broadcasts is still another shape", () => {
    expect(difference(array([[1, 1]]), array([1, 1]))).toBe("shape is [1, 2], expected [2]");
  });

  test("NaN is close to NaN only, infinities to those of their sign, and -0 to 0", () => {
    expect(difference(array([NaN, Infinity, -Infinity, -0]), array([NaN, Infinity, -Infinity, 0]))).toBeNull();
    for (const [actual, expected] of [
      [NaN, 1],
      [1, NaN],
      [Infinity, 1e308],
      [1e308, Infinity],
      [Infinity, -Infinity],
    ]) {
      expect(difference(actual as number, expected as number, { rtol: 1e9, atol: 1e9 })).not.toBeNull();
    }
  });
});

describe("expectClose", () => {
  test("passes in silence, and throws what difference says behind a name", () => {
    expectClose(1, 1);
    expect(() => expectClose(1, 2, { atol: 0.5 }, "loss")).toThrow(
      new Error("loss: element 0 of shape [] is 1, expected 2 (rtol 1e-7, atol 0.5)"),
    );
    expect(() => expectClose(1, 2)).toThrow("expectClose: element 0");
  });
});
