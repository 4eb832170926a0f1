/** The lists that give or return the shape of an array are copies: changing one does not change the array. */
import { expect, test } from "vitest";
import { ShapeError, ValueError } from "../errors/errors.ts";
import { getItem, rowReader } from "../indexing/indexing.ts";
import { slice } from "../indexing/selection.ts";
import { matmul } from "../operations/matmul.ts";
import { broadcastTo, reshape, transpose } from "../operations/movement.ts";
import { sum, sumTo } from "../operations/reduce.ts";
import { arange, array, full, ones, zeros } from "./creation.ts";
import type { NdArray } from "./ndarray.ts";

const made: readonly (readonly [string, () => NdArray])[] = [
  ["array", () => array([1, 2, 3, 4])],
  ["zeros", () => zeros([4])],
  ["reshape", () => arange(4).reshape(2, 2)],
  ["transpose", () => transpose(arange(6).reshape(2, 3))],
  ["getItem", () => getItem(arange(12).reshape(3, 4), slice(0, 3, 2), slice(1))],
  ["rowReader", () => rowReader(arange(6).reshape(2, 3))(1)],
  ["broadcastTo", () => broadcastTo(arange(3), [2, 3])],
  ["matmul", () => matmul(ones([2, 3]), ones([3, 4]))],
  ["sum", () => sum(ones([2, 3]), { axis: 0, keepdims: true })],
];

test.each(made)("the shape that %s gives is a list of one's own", (_, make) => {
  const a = make();
  const before = { shape: a.shape, values: a.toArray(), sum: sum(a).item() };
  const shape = a.shape as number[];
  shape[0] = 40;
  shape.push(7);
  expect({ shape: a.shape, values: a.toArray(), sum: sum(a).item() }).toEqual(before);
  expect(reshape(a, [a.size]).shape).toEqual([a.size]);
  if (a.strides !== null) expect(Object.isFrozen(a.strides)).toBe(true);
});

test("a shape that was given may be changed afterwards", () => {
  const given = [2, 3];
  const a = arange(6);
  const arrays = [
    zeros(given),
    full(given, 1),
    a.reshape(given),
    broadcastTo(arange(3), given),
    sumTo(ones([4, 2, 3]), given),
  ];
  given[0] = 40;
  given.reverse();
  for (const x of arrays) expect(x.shape).toEqual([2, 3]);
  expect(Object.isFrozen(given)).toBe(false);
});

test.each([
  [[1e9, 1e9], "zeros: shape [1000000000, 1000000000] is too large"],
  [[2 ** 40, 2 ** 40, 0], "zeros: shape [1099511627776, 1099511627776, 0] is too large"],
  [[2 ** 53], "zeros: [9007199254740992] is not a shape, lengths are whole numbers from 0"],
  [new Array(65).fill(1), "zeros: 65 lengths are no shape, an array has at most 64 axes"],
  [new Array(1e9), "zeros: 1000000000 lengths are no shape, an array has at most 64 axes"],
])("a shape of large lengths is refused at once: %#", (shape, message) => {
  expect(() => zeros(shape)).toThrow(new ShapeError(message));
});

test("what only has a length is no list", () => {
  const lengthy = { length: 1e9 } as never;
  expect(() => array(lengthy)).toThrow(new ValueError("array: expected numbers, got Object"));
  expect(() => zeros(lengthy)).toThrow(new ValueError("zeros: expected a shape such as [2, 3], got Object"));
});
