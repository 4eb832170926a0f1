import { describe, expect, test } from "vitest";
import { array, zeros } from "../array/creation.ts";
import { emptyOf, type NdArray } from "../array/ndarray.ts";
import { add, neg } from "../operations/elementwise.ts";
import { matmul } from "../operations/matmul.ts";
import { astype, transpose } from "../operations/movement.ts";
import { RandomState } from "../random/random.ts";
import { checkInputs, checkList, checkShape, factor, floatOfAll, writeProduct } from "./gates.ts";
import { linear } from "./linear.ts";

const random = new RandomState(5);
const drawn = (...shape: number[]): NdArray => random.uniform(-1, 1, shape);

test("floatOfAll is the float dtype in which all meet", () => {
  const [single, double, whole] = (["float32", "float64", "int32"] as const).map((dtype) => zeros([1], { dtype }));
  expect(floatOfAll([single as NdArray], [])).toBe("float32");
  expect(floatOfAll([single as NdArray], [single as NdArray, double as NdArray])).toBe("float64");
  expect(floatOfAll([whole as NdArray])).toBe("float64");
});

describe("checks", () => {
  test("checkShape", () => {
    expect(() => checkShape("op", "a", zeros([2, 3]), [2, 3])).not.toThrow();
    expect(() => checkShape("op", "a", zeros([2, 3]), [3, 2])).toThrow("op: a has shape [2, 3], expected [3, 2]");
  });

  test("checkList", () => {
    const list = [zeros([2]), zeros([2]), zeros([3])];
    expect(() => checkList("op", "b", list.slice(0, 2), 2, [2])).not.toThrow();
    expect(() => checkList("op", "b", list, 2, [2])).toThrow("op: expected 2 arrays b, got 3");
    expect(() => checkList("op", "b", list, 3, [2])).toThrow("op: b[2] has shape [3], expected [2]");
  });

  test("checkInputs", () => {
    expect(() => checkInputs("op", zeros([2, 3]), zeros([2, 4]), [zeros([3, 4])])).not.toThrow();
    expect(() => checkInputs("op", zeros([2, 3]), zeros([1, 4]), [])).toThrow(
      "op: x and h are matrices with as many rows, got shapes [2, 3] and [1, 4]",
    );
    expect(() => checkInputs("op", zeros([2]), zeros([2, 4]), [])).toThrow("got shapes [2] and [2, 4]");
    expect(() => checkInputs("op", zeros([2, 3]), zeros([2, 4]), [zeros([5, 4])])).toThrow(
      "op: inner dimensions differ, [2, 3] × [5, 4]",
    );
  });
});

test("writeProduct writes or adds a product with one of the matrices", () => {
  const [x, W, V, b] = [drawn(5, 3), drawn(3, 20), drawn(3, 20), drawn(20)];
  const turned = transpose(astype(array(transpose(W).toArray()), "float64")); // read by columns, in place
  const both = factor(x, [V, turned], [neg(b), b], "float64");
  const out = emptyOf([5, 20], "float64"); // last, as in every operation: an allocation may move arrays
  writeProduct(both, 1, out.ptr, 0);
  const expected = linear(x, W, b).toTypedArray();
  for (const [i, y] of out.toTypedArray().entries()) expect(y).toBeCloseTo(expected[i] as number, 14);
  const single = factor(x, [V], [], "float32");
  const before = emptyOf([5, 20], "float32");
  writeProduct(single, 0, before.ptr, 0);
  writeProduct(single, 0, before.ptr, 1);
  const once = matmul(astype(x, "float32"), astype(V, "float32"));
  expect(before.toArray()).toEqual(add(once, once).toArray());
});
