import { describe, expect, it } from "vitest";
import { full, zeros } from "../array/creation.ts";
import { ShapeError } from "../errors/errors.ts";
import { fill, laid, layouts, plain } from "../testing/plain.ts";
import { reluGrad, sigmoidGrad, tanhGrad } from "./result-gradients.ts";

describe("gradients from results", () => {
  const [y, gy] = [0.5, -2];

  it.each([
    ["tanhGrad", tanhGrad, gy * (1 - y * y)],
    ["sigmoidGrad", sigmoidGrad, gy * y * (1 - y)],
    ["reluGrad", reluGrad, gy],
  ])("%s", (name, op, expected) => {
    const value = fill([2, 3], ([i]) => (i === 0 ? y : 0));
    for (const layout of layouts) {
      const out = op(laid(value, "float64", layout), full([2, 3], gy, { dtype: "float32" }));
      expect(out.dtype).toBe("float64");
      const rows = fill([2, 3], ([i]) => (i === 0 ? expected : name === "tanhGrad" ? gy : 0));
      expect(plain(out).values.map((g) => g + 0)).toEqual(rows.values);
    }
    expect(() => op(zeros([2]), zeros([3]))).toThrow(
      new ShapeError(`${name}: the gradient has shape [3], the value [2]`),
    );
    expect(op(zeros([0, 2]), zeros([0, 2])).shape).toEqual([0, 2]);
  });
});
