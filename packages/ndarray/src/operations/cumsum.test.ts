import { expect, test } from "vitest";
import { array, zeros } from "../array/creation.ts";
import { AxisError } from "../errors/errors.ts";
import { cumsum } from "./cumsum.ts";

const x = array([
  [1, 2, 3],
  [4, 5, 6],
]);

test("cumsum: along each axis, as NumPy", () => {
  expect(cumsum(x, { axis: 0 }).toArray()).toEqual([
    [1, 2, 3],
    [5, 7, 9],
  ]);
  expect(cumsum(x, { axis: -1 }).toArray()).toEqual([
    [1, 3, 6],
    [4, 9, 15],
  ]);
  expect(cumsum(x.T, { axis: 0 }).toArray()).toEqual([
    [1, 4],
    [3, 9],
    [6, 15],
  ]);
  expect(
    cumsum(
      array([
        [
          [1, 2],
          [3, 4],
        ],
        [
          [5, 6],
          [7, 8],
        ],
      ]),
      { axis: 1 },
    ).toArray(),
  ).toEqual([
    [
      [1, 2],
      [4, 6],
    ],
    [
      [5, 6],
      [12, 14],
    ],
  ]);
});

test("cumsum: of all elements without an axis, in row-major order, as NumPy", () => {
  expect(cumsum(x).toArray()).toEqual([1, 3, 6, 10, 15, 21]);
  expect(cumsum(x.T, { axis: null }).toArray()).toEqual([1, 5, 7, 12, 15, 21]);
  expect(
    cumsum(
      array([
        [true, false],
        [true, true],
      ]),
      { reverse: true },
    ).toArray(),
  ).toEqual([3, 2, 2, 1]);
  expect(cumsum(array(7)).toArray()).toEqual([7]);
});

test("cumsum: from the end", () => {
  expect(cumsum(x, { axis: 0, reverse: true }).toArray()).toEqual([
    [5, 7, 9],
    [4, 5, 6],
  ]);
  expect(cumsum(x, { axis: 1, reverse: true }).toArray()).toEqual([
    [6, 5, 3],
    [15, 11, 6],
  ]);
});

test("cumsum: rounds to the dtype at each step, and keeps it", () => {
  const small = array([16777216, 1, 1], { dtype: "float32" });
  expect(cumsum(small, { axis: 0 }).toArray()).toEqual([16777216, 16777216, 16777216]); // np.cumsum of float32 says the same
  expect(cumsum(array([2147483647, 1], { dtype: "int32" }), { axis: 0 }).toArray()).toEqual([2147483647, -2147483648]);
  expect(cumsum(array([true, true, false]), { axis: 0 }).toArray()).toEqual([1, 2, 2]);
});

test("cumsum: of nothing", () => {
  expect(cumsum(zeros([2, 0, 3]), { axis: 1 }).shape).toEqual([2, 0, 3]);
  expect(cumsum(zeros([0]), { axis: 0 }).toArray()).toEqual([]);
  expect(cumsum(zeros([2, 3, 0]), { axis: 1 }).shape).toEqual([2, 3, 0]);
});

test("cumsum: errors", () => {
  expect(() => cumsum(x, { axis: 2 })).toThrow(new AxisError("cumsum: axis 2 is out of range for shape [2, 3]"));
  expect(() => cumsum(x, 0 as never)).toThrow("cumsum: expected an object of options such as { axis }, got 0");
});
