import { array, DTypeError, ellipsis, IndexError, newAxis, slice, ValueError } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { variable } from "../graph/as-variable.ts";
import type { Variable } from "../graph/variable.ts";
import { type Differentiable, uniform } from "../testing/index.ts";
import { checkFunction } from "../testing/vitest.ts";
import { getItem } from "./get-item.ts";
import { matmul } from "./matmul.ts";

/** The flat elements with the numbers `places`, chosen by a matrix of ones and zeros, in a shape. */
function chosen(places: number[], shape: number[]): Differentiable {
  return (x) => {
    const { size } = x;
    const matrix = array(places.map((place) => Array.from({ length: size }, (_, i) => Number(i === place))));
    return matmul(matrix, x.reshape(size)).reshape(shape);
  };
}

const inputs = [uniform([3, 4], -2, 2)];
const int = (values: number[]) => array(values, { dtype: "int32" });

checkFunction("getItem of a row", (x) => getItem(x, 1), { oracle: chosen([4, 5, 6, 7], [4]), inputs });
checkFunction("getItem of an element", (x) => getItem(x, -1, 2), { oracle: chosen([10], []), inputs });
checkFunction("getItem of a slice", (x) => getItem(x, slice(null, null, -2), slice(1, 3)), {
  oracle: chosen([9, 10, 1, 2], [2, 2]),
  inputs,
});
checkFunction("getItem with a new axis", (x) => getItem(x, ellipsis, newAxis, 0), {
  oracle: chosen([0, 4, 8], [3, 1]),
  inputs,
});
checkFunction("getItem with repeated indexes", (x) => getItem(x, int([2, 0, 2, 2])), {
  oracle: chosen([8, 9, 10, 11, 0, 1, 2, 3, 8, 9, 10, 11, 8, 9, 10, 11], [4, 4]),
  inputs,
});
checkFunction("getItem with two index arrays", (x) => getItem(x, int([0, 0, -1]), [3, 3, 1]), {
  oracle: chosen([3, 3, 9], [3]),
  inputs,
});
checkFunction("getItem with a mask", (x) => getItem(x, array([true, false, true]), 1), {
  oracle: chosen([1, 9], [2]),
  inputs,
});

describe("getItem", () => {
  test("gradients of repeated indexes add up, also when they are differentiated again", () => {
    const x = variable([1, 2, 3]);
    getItem(x, int([0, 0, 2]))
      .pow(2)
      .backward({ createGraph: true });
    const gx = x.grad as Variable;
    expect(gx.data.toArray()).toEqual([4, 0, 6]);
    x.cleargrad();
    gx.backward();
    expect(x.grad?.data.toArray()).toEqual([4, 0, 2]);
  });

  test("a Variable is an index, too, and gets no gradient", () => {
    const [x, i] = [variable([1, 2, 3]), variable(int([2, 1]))];
    const y = getItem(x, i);
    expect(y.data.toArray()).toEqual([3, 2]);
    y.backward();
    expect(i.grad).toBeNull();
  });

  test("errors", () => {
    const x = variable([[1, 2, 3]]);
    expect(() => getItem(x, 1)).toThrow(new IndexError("getItem: index 1 is out of range for axis 0 of shape [1, 3]"));
    expect(() => getItem(x, 0, 0, 0)).toThrow(
      new IndexError("getItem: an index for 3 axes is too long for shape [1, 3]"),
    );
    expect(() => getItem(x, array([0.5]))).toThrow(
      new DTypeError("getItem: an index array has dtype int32, a mask bool, got float64"),
    );
    expect(() => getItem("x" as unknown as number, 0)).toThrow(
      new ValueError('getItem: expected a Variable, NdArray or number, got the string "x"'),
    );
  });
});
