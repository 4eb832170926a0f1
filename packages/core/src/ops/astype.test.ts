import { array, DTypeError, ValueError } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { grad } from "../backward/grad.ts";
import { variable } from "../graph/as-variable.ts";
import { gradientCheck } from "../testing/index.ts";
import { astype } from "./astype.ts";

describe("astype", () => {
  test("rounds to float32, as NumPy does", () => {
    const y = astype(variable([0.1, 16777217, 1e300]), "float32");
    expect([y.dtype, y.data.toArray()]).toEqual(["float32", [0.10000000149011612, 16777216, Infinity]]);
  });

  test("to the dtype that it has is the same Variable", () => {
    const x = variable([1], { dtype: "float32" });
    expect(astype(x, "float32")).toBe(x);
  });

  test.each([
    ["float64", "float32"],
    ["float32", "float64"],
  ] as const)("a gradient of %s in %s returns in the dtype of the input", (dtype, other) => {
    for (const retainGrad of [false, true]) {
      const x = variable([1, 2], { dtype });
      const y = x.astype(other);
      const z = y.mul(y);
      z.backward({ retainGrad });
      expect([y.dtype, z.dtype, x.grad?.dtype, x.grad?.data.toArray()]).toEqual([other, other, dtype, [2, 4]]);
    }
  });

  test("its gradient has a gradient", () => {
    const x = variable([1, 2], { dtype: "float32" });
    const gx = grad(x.astype("float64").pow(3), x, { createGraph: true });
    const ggx = grad(gx, x);
    expect([gx.dtype, ggx.dtype, ggx.data.toArray()]).toEqual(["float32", "float32", [6, 12]]);
    // To float32 and back, differences of the steps that float32 can resolve.
    gradientCheck((x) => astype(astype(x, "float32"), "float64").mul(x), [array([0.5, 3])], {
      step: 2 ** -10,
      rtol: 1e-4,
    });
  });

  test("whole numbers and bools become floats and have a gradient in floats", () => {
    for (const data of [array([1, 0], { dtype: "int32" }), array([true, false])]) {
      const x = variable(data);
      const y = x.astype("float32");
      y.mul(3).backward();
      expect([y.data.toArray(), x.grad?.dtype, x.grad?.data.toArray()]).toEqual([[1, 0], "float32", [3, 3]]);
    }
  });

  test("no gradient passes through whole numbers and bools", () => {
    const x = variable([1.7, -1.7, 0]);
    const [whole, mask] = [x.astype("int32"), x.astype("bool")];
    expect([whole.dtype, whole.data.toArray()]).toEqual(["int32", [1, -1, 0]]);
    expect([mask.dtype, mask.data.toArray()]).toEqual(["bool", [true, true, false]]);
    expect([whole.creator, mask.creator]).toEqual([null, null]);
    expect(grad(x.mul(whole), x).data.toArray()).toEqual([1, -1, 0]);
  });

  test("errors", () => {
    expect(() => astype(variable(1), "float16" as never)).toThrow(DTypeError);
    expect(() => astype("x" as never, "float32")).toThrow(
      new ValueError('astype: expected a Variable, NdArray or number, got the string "x"'),
    );
  });
});
