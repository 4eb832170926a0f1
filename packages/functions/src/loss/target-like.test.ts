import { variable } from "@dz/core";
import { array, ShapeError, ValueError } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { targetLike } from "./target-like.ts";

describe("targetLike", () => {
  const x = variable([[1], [2]]);

  test("a target of the same shape is taken as it is", () => {
    const t = variable([[0], [1]]);
    expect(targetLike(x, t, "op")).toBe(t);
  });

  test("with another number of axes it is reshaped", () => {
    expect(targetLike(x, array([0, 1]), "op").shape).toEqual([2, 1]);
    expect(targetLike(variable([1]), array([[1]]), "op").shape).toEqual([1]);
  });

  test("whole numbers and numbers take the dtype of x", () => {
    const single = variable([[1], [2]], { dtype: "float32" });
    expect(targetLike(single, array([0, 1], { dtype: "int32" }), "op").dtype).toBe("float32");
    expect(targetLike(single, array([true, false]), "op").dtype).toBe("float32");
    expect(targetLike(single, 0.9, "op").dtype).toBe("float32");
    expect(targetLike(x, array([0, 1], { dtype: "int32" }), "op").dtype).toBe("float64");
  });

  test("errors", () => {
    expect(() => targetLike(x, array([1, 2, 3]), "op")).toThrow(
      new ShapeError("op: a target of shape [3] does not fit [2, 1]"),
    );
    expect(() => targetLike(x, array([[1, 2]]), "op")).toThrow(
      new ShapeError("op: a target of shape [1, 2] does not fit [2, 1]"),
    );
    expect(() => targetLike(variable(1), 1, "op")).toThrow(
      new ShapeError("op: shape [] has no axis to take the mean over"),
    );
    expect(() => targetLike(x, "x" as unknown as number, "op")).toThrow(
      new ValueError('op: expected a Variable, NdArray or number, got the string "x"'),
    );
  });
});
