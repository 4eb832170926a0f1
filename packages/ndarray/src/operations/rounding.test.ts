import { describe, expect, test } from "vitest";
import { array } from "../array/creation.ts";
import { ceil, floor, round, sign } from "./rounding.ts";

const values = [-2.5, -1.5, -1.2, -0.5, -0, 0, 0.5, 0.6, 1.5, 2.5, 2 ** 53, -Infinity, NaN];

describe("rounding", () => {
  test("as NumPy's floor, ceil, round and sign, with signed zeros", () => {
    const x = array(values);
    expect(floor(x).toArray()).toEqual([-3, -2, -2, -1, -0, 0, 0, 0, 1, 2, 2 ** 53, -Infinity, NaN]);
    expect(ceil(x).toArray()).toEqual([-2, -1, -1, -0, -0, 0, 1, 1, 2, 3, 2 ** 53, -Infinity, NaN]);
    expect(round(x).toArray()).toEqual([-2, -2, -1, -0, -0, 0, 0, 1, 2, 2, 2 ** 53, -Infinity, NaN]);
    expect(sign(x).toArray()).toEqual([-1, -1, -1, -1, -0, 0, 1, 1, 1, 1, 1, -1, NaN]);
  });

  test("to the nearer side", () => {
    expect(round(array([1.2, 1.7, -1.2, -1.7])).toArray()).toEqual([1, 2, -1, -2]);
  });

  test("the number just below a half is rounded down", () => {
    expect(round(array([0.49999999999999994, -0.49999999999999994, 2251799813685249.5])).toArray()).toEqual([
      0, -0, 2251799813685250,
    ]);
  });

  test("keep the dtype, and whole numbers", () => {
    for (const f of [floor, ceil, round, sign]) expect(f(array([1.5], { dtype: "float32" })).dtype).toBe("float32");
    const whole = array([-3, 0, 7], { dtype: "int32" });
    for (const f of [floor, ceil, round]) {
      expect(f(whole).dtype).toBe("int32");
      expect(f(whole).toArray()).toEqual([-3, 0, 7]);
    }
    expect(sign(whole).dtype).toBe("int32");
    expect(sign(whole).toArray()).toEqual([-1, 0, 1]);
    expect(sign(array([true, false])).toArray()).toEqual([1, 0]);
    expect(floor(array([true, false])).toArray()).toEqual([true, false]);
  });

  test("read transposed arrays in their order", () => {
    const x = array([
      [0.6, 1.6],
      [2.6, 3.6],
    ]);
    expect(floor(x.T).toArray()).toEqual([
      [0, 2],
      [1, 3],
    ]);
  });
});
