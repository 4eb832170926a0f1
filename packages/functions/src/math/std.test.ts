import { variable } from "@dz/core";
import { expectClose, uniform } from "@dz/core/testing";
import { AxisError, array, full, ValueError } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { std } from "./std.ts";
import { variance } from "./variance.ts";

for (const options of [{}, { axis: 1 }, { axis: [0, -1], keepdims: true }, { axis: 0, ddof: 1 }]) {
  checkFunction(`std ${JSON.stringify(options)}`, (x) => std(x, options), {
    oracle: (x) => variance(x, options).pow(0.5),
    inputs: [uniform([3, 2, 4], -2, 2)],
  });
}

describe("std", () => {
  const x = array([
    [1, 2, 4],
    [3, 5, -1.5],
  ]);

  test("as NumPy's std", () => {
    expectClose(std(x), 2.116404183200049);
    expectClose(std(x, { ddof: 1, axis: 0 }), array([Math.SQRT2, 2.1213203435596424, 3.8890872965260113]));
  });

  test("the gradient of elements that are all equal is 0", () => {
    const equal = variable([2, 2, 2]);
    const y = std(equal);
    y.backward();
    expect([y.item(), equal.grad?.data.toArray()]).toEqual([0, [0, 0, 0]]);
  });

  test("of elements that are all equal, or nearly so, is exact", () => {
    const dtype = "float32";
    expect(std(full([200000, 2], 1000.1, { dtype }), { axis: 0 }).data.toArray()).toEqual([0, 0]);
    const ulp = 2 ** -14;
    expect(std(array([1000, 1000 + ulp], { dtype })).item()).toBe(ulp / 2);
    expect(variance(array([1000, 1000 + ulp], { dtype })).item()).toBe(ulp ** 2 / 4);
  });

  test("is finite where a square or the sum of the squares is not", () => {
    const dtype = "float32";
    const x = array([...Array(100).fill(0), ...Array(100).fill(2e38)], { dtype });
    expectClose(std(x), 1e38, { rtol: 1e-6 });
    expectClose(variance(array([...Array(30).fill(0), 3e19], { dtype })), (9e38 * 30) / 31 ** 2, { rtol: 1e-6 });
    expectClose(variance(array([...Array(30).fill(0), 3e19], { dtype }), { ddof: 1 }), 9e38 / 31, { rtol: 1e-6 });
  });

  test("of whole numbers that are far apart", () => {
    const x = array([2147483647, -2147483648], { dtype: "int32" });
    expectClose(std(x), 2147483647.5, { rtol: 2e-16 });
    expect(variance(x).item()).toBe(2147483647.5 ** 2);
  });

  test("of fewer elements than ddof is NaN", () => {
    expect(std(array([1]), { ddof: 1 }).item()).toBeNaN();
  });

  test("errors", () => {
    expect(() => std(x, { axis: -3 })).toThrow(new AxisError("std: axis -3 is out of range for shape [2, 3]"));
    expect(() => std(x, { ddof: Infinity })).toThrow(new ValueError("std: ddof is Infinity, expected a number"));
    expect(() => std("x" as unknown as number)).toThrow(
      new ValueError('std: expected a Variable, NdArray or number, got the string "x"'),
    );
  });
});
