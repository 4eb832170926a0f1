import { beforeEach, expect, test } from "vitest";
import { array, zeros } from "../array/creation.ts";
import { release, setRecording } from "../memory/signals.ts";
import { RandomState } from "../random/random.ts";
import { joinRows } from "./join-rows.ts";
import { concat } from "./movement.ts";

beforeEach(release);

test("one matrix is not copied", () => {
  const a = zeros([2, 3]);
  expect(joinRows([a])).toBe(a);
});

test("matrices of one size, also those that have moved out meanwhile", () => {
  const random = new RandomState(0);
  for (const dtype of ["float64", "float32"] as const) {
    for (const [rows, width] of [
      [1, 1],
      [1, 100],
      [3, 7],
      [0, 4],
      [2, 0],
    ] as const) {
      const parts = Array.from({ length: 30 }, () => array(random.randn(rows + 1, width + 1), { dtype }));
      const cut = parts.map((a) => (rows === 0 || width === 0 ? zeros([rows, width], { dtype }) : a));
      release();
      setRecording(true);
      const joined = joinRows(cut);
      expect(joined.shape).toEqual(concat(cut).shape);
      expect(joined.toArray()).toEqual(concat(cut).toArray());
      setRecording(false);
    }
  }
});

test("matrices of several sizes, dtypes and layouts", () => {
  const a = array([[1, 2]]);
  const b = array([
    [3, 4],
    [5, 6],
  ]);
  const joined = [
    [1, 2],
    [3, 5],
    [4, 6],
  ];
  expect(joinRows([a, b.T]).toArray()).toEqual(joined);
  expect(joinRows([array(a, { dtype: "float32" }), b.T]).toArray()).toEqual(joined);
  const square = array([
    [1, 2],
    [3, 4],
  ]);
  expect(joinRows([square, square.T]).toArray()).toEqual([
    [1, 2],
    [3, 4],
    [1, 3],
    [2, 4],
  ]);
  const mixed = joinRows([array(square, { dtype: "float32" }), square]);
  expect([mixed.dtype, mixed.toArray()]).toEqual(["float64", [...square.toArray(2), ...square.toArray(2)]]);
  expect(() => joinRows([zeros([2, 3]), zeros([3, 2])])).toThrow("concat: shapes [2, 3] and [3, 2] differ");
  expect(() => joinRows([a, zeros([1, 3])])).toThrow("concat: shapes [1, 2] and [1, 3] differ beside axis 0");
});
