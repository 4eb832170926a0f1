import { expect, it } from "vitest";
import { type NaivePart, pick } from "./naive-index.ts";

const at = (i: number): NaivePart => ({ kind: "number", at: i });
const slice = (...bounds: [number | null, number | null, number | null]): NaivePart => ({ kind: "slice", bounds });
const list = (...values: number[]): NaivePart => ({ kind: "list", list: { shape: [values.length], values } });
const mask = (shape: number[], ...values: number[]): NaivePart => ({ kind: "mask", list: { shape, values } });
const ellipsis: NaivePart = { kind: "ellipsis" };
const newAxis: NaivePart = { kind: "newAxis" };
const all = slice(null, null, null);

// The shapes and positions that NumPy 2.4 gives for np.arange(24).reshape(2, 3, 4)[...], and for np.arange(5)[...].
it.each<[string, NaivePart[], number[], number[]]>([
  ["[1, 2, 3]", [at(1), at(2), at(3)], [], [23]],
  ["[-1, ..., 0]", [at(-1), ellipsis, at(0)], [3], [12, 16, 20]],
  ["[:, None, 1, ::-2]", [all, newAxis, at(1), slice(null, null, -2)], [2, 1, 2], [7, 5, 19, 17]],
  ["[[0, 1], 0, [1, 2]]", [list(0, 1), at(0), list(1, 2)], [2], [1, 14]],
  ["[[1, 0], :, 2]", [list(1, 0), all, at(2)], [2, 3], [14, 18, 22, 2, 6, 10]],
  ["[0, :, [0, 3]]", [at(0), all, list(0, 3)], [2, 3], [0, 4, 8, 3, 7, 11]],
  ["[1, [2, 0], 1:3]", [at(1), list(2, 0), slice(1, 3, null)], [2, 2], [21, 22, 13, 14]],
  ["[:, [True, False, True], 0]", [all, mask([3], 1, 0, 1), at(0)], [2, 2], [0, 8, 12, 20]],
  ["[np.ones((2, 3), bool) & ..., 3]", [mask([2, 3], 0, 1, 0, 0, 0, 1), at(3)], [2], [7, 23]],
  ["[np.array(True), 1, 1]", [mask([], 1), at(1), at(1)], [1, 4], [16, 17, 18, 19]],
  ["[np.array(False)]", [mask([], 0)], [0, 2, 3, 4], []],
  ["[[], 0]", [list(), at(0)], [0, 4], []],
])("x%s", (_, parts, shape, values) => {
  expect(pick([2, 3, 4], parts)).toEqual({ shape, values });
});

it.each<[[number | null, number | null, number | null], number[]]>([
  [
    [null, null, -1],
    [4, 3, 2, 1, 0],
  ],
  [
    [-100, 100, 2],
    [0, 2, 4],
  ],
  [
    [100, -100, -2],
    [4, 2, 0],
  ],
  [[3, 1, null], []],
  [
    [1, -1, null],
    [1, 2, 3],
  ],
  [
    [-2, null, -3],
    [3, 0],
  ],
  [[-100, null, -1], []],
  [[100, null, 1], []],
  [
    [2, -6, -1],
    [2, 1, 0],
  ],
])("a slice of five: %j", (bounds, values) => {
  expect(pick([5], [slice(...bounds)]).values).toEqual(values);
});
