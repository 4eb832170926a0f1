import { expect, test } from "vitest";
import { array, zeros } from "../array/creation.ts";
import { ShapeError, ValueError } from "../errors/errors.ts";
import { pad } from "./pad.ts";

const x = array([
  [1, 2],
  [3, 4],
]);

test("pad: np.pad(x, [(1, 0), (0, 2)], constant_values=9)", () => {
  expect(
    pad(
      x,
      [
        [1, 0],
        [0, 2],
      ],
      { value: 9 },
    ).toArray(),
  ).toEqual([
    [9, 9, 9, 9],
    [1, 2, 9, 9],
    [3, 4, 9, 9],
  ]);
});

test("pad: with zeros by default, in the dtype of the array", () => {
  const y = pad(array([1, 2], { dtype: "int32" }), [[1, 1]], { value: 0.5 });
  expect([y.dtype, y.toArray()]).toEqual(["int32", [0, 1, 2, 0]]);
  expect(pad(array([true]), [[0, 1]], { value: 1 }).toArray()).toEqual([true, true]);
  expect(
    pad(x.T, [
      [0, 0],
      [1, 0],
    ]).toArray(),
  ).toEqual([
    [0, 1, 3],
    [0, 2, 4],
  ]);
});

test("pad: with nothing is a copy, and an empty array can grow", () => {
  expect(
    pad(x, [
      [0, 0],
      [0, 0],
    ]).toArray(),
  ).toEqual(x.toArray());
  expect(pad(array(5), []).item()).toBe(5);
  expect(
    pad(
      zeros([0, 2]),
      [
        [1, 1],
        [0, 1],
      ],
      { value: 3 },
    ).toArray(),
  ).toEqual([
    [3, 3, 3],
    [3, 3, 3],
  ]);
  expect(
    pad(
      zeros([0, 0]),
      [
        [1, 1],
        [0, 1],
      ],
      { value: 3 },
    ).toArray(),
  ).toEqual([[3], [3]]);
});

test("pad: any number is a value, and nothing else", () => {
  expect(pad(array([1]), [[1, 1]], { value: Number.NaN }).toArray()).toEqual([Number.NaN, 1, Number.NaN]);
  expect(pad(array([1]), [[0, 1]], { value: -Infinity }).toArray()).toEqual([1, -Infinity]);
  expect(() => pad(array([1]), [[1, 1]], { value: "0" as never })).toThrow(
    new ValueError('pad: value is "0", expected a number'),
  );
});

test("pad: errors", () => {
  for (const widths of [3, [1, 1], [[1, 1], 2]]) {
    expect(() => pad(x, widths as never)).toThrow(
      /^pad: expected a pair of widths for each axis such as \[\[0, 1\], \[2, 2\]\], got /,
    );
  }
  expect(() =>
    pad(x, [
      [1, 1],
      [1, 1, 1],
    ] as never),
  ).toThrow("pad: widths are pairs of whole numbers from 0, got [1, 1, 1]");
  expect(() => pad(x, [[1, 1]])).toThrow(new ShapeError("pad: 1 pairs of widths do not fit shape [2, 2]"));
  expect(() =>
    pad(x, [
      [1, 1],
      [0, -1],
    ]),
  ).toThrow(new ShapeError("pad: widths are pairs of whole numbers from 0, got [0, -1]"));
  expect(() =>
    pad(x, [
      [1, 1],
      [0.5, 1],
    ]),
  ).toThrow(ShapeError);
});
