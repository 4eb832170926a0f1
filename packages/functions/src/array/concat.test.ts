import { variable } from "@dz/core";
import { uniform } from "@dz/core/testing";
import { AxisError, array, eye, getItem, type NdArray, ShapeError, slice, ValueError, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { concat } from "./concat.ts";

/** A matrix that puts a column of `n` below `above` others, in all `of`. */
function placed(above: number, n: number, of: number, dtype: NdArray["dtype"]): NdArray {
  return getItem(eye(of, { dtype }), slice(), slice(above, above + n));
}

checkFunction("concat along 0", (a, b, c) => concat([a, b, c]), {
  oracle: (a, b, c) =>
    variable(placed(0, 2, 6, a.dtype))
      .matmul(a)
      .add(variable(placed(2, 1, 6, b.dtype)).matmul(b))
      .add(variable(placed(3, 3, 6, c.dtype)).matmul(c)),
  inputs: [uniform([2, 3], -2, 2), uniform([1, 3], -2, 2), uniform([3, 3], -2, 2)],
});
checkFunction("concat along -1", (a, b) => concat([a, b], { axis: -1 }), {
  oracle: (a, b) => a.matmul(placed(0, 2, 5, a.dtype).T).add(b.matmul(placed(2, 3, 5, b.dtype).T)),
  inputs: [uniform([2, 4, 2], -2, 2), uniform([2, 4, 3], -2, 2)],
});
checkFunction("concat of one, four times", (x) => concat([x, x, x, x], { axis: 1 }), {
  oracle: (x) => x.matmul(quadruple(x.dtype)),
  inputs: [uniform([3, 2], -2, 2)],
});

function quadruple(dtype: NdArray["dtype"]): NdArray {
  return array(
    [
      [1, 0, 1, 0, 1, 0, 1, 0],
      [0, 1, 0, 1, 0, 1, 0, 1],
    ],
    { dtype },
  );
}

describe("concat", () => {
  test("beside constants, and of an empty part", () => {
    const x = variable([1, 2]);
    const y = concat([x, zeros([0]), array([3])]);
    y.mul(array([10, 20, 30])).backward();
    expect(y.data.toArray()).toEqual([1, 2, 3]);
    expect(x.grad?.data.toArray()).toEqual([10, 20]);
  });

  test("errors", () => {
    expect(() => concat([])).toThrow(new ValueError("concat: there are no arrays to join"));
    const [x, v] = [array([1]) as never, variable([1]) as never];
    expect(() => concat(x)).toThrow(new ValueError("concat: expected a list, got NdArray; write concat([a, b])"));
    expect(() => concat(v, x)).toThrow(new ValueError("concat: expected a list, got Variable; write concat([a, b])"));
    expect(() => concat(null as never)).toThrow(new ValueError("concat: expected a list, got null"));
    expect(() => concat([zeros([2, 3])], { axis: 2 })).toThrow(
      new AxisError("concat: axis 2 is out of range for shape [2, 3]"),
    );
    expect(() => concat([zeros([2, 3]), zeros([2, 4])])).toThrow(
      new ShapeError("concat: shapes [2, 3] and [2, 4] differ beside axis 0"),
    );
    expect(() => concat([zeros([2, 3]), zeros([2])], { axis: 1 })).toThrow(
      new ShapeError("concat: shapes [2, 3] and [2] differ beside axis 1"),
    );
    expect(() => concat(["x" as unknown as number])).toThrow(
      new ValueError('concat: expected a Variable, NdArray or number, got the string "x"'),
    );
  });
});
