import { describe, expect, it } from "vitest";
import {
  broadcast,
  concat,
  count,
  cumsum,
  each,
  flat,
  get,
  make,
  matmul,
  pad,
  reduce,
  spread,
  transpose,
} from "./naive.ts";

/** 10 · row + column. */
const table = (rows: number, columns: number) => make([rows, columns], ([i, j]) => 10 * (i as number) + (j as number));
const total = (xs: number[]): number => xs.reduce((a, b) => a + b, 0);

describe("places", () => {
  it("are counted in row-major order", () => {
    expect(table(2, 3)).toEqual({ shape: [2, 3], values: [0, 1, 2, 10, 11, 12] });
    expect(get(table(2, 3), [1, 2])).toBe(12);
    expect([flat([2, 3], [1, 2]), flat([], []), count([2, 0]), count([])]).toEqual([5, 0, 0, 1]);
    expect(make([], () => 7)).toEqual({ shape: [], values: [7] });
    expect(make([2, 0], () => 7).values).toEqual([]);
  });

  it("of arrays that broadcast are those of the array itself", () => {
    expect(broadcast([2, 1], [3])).toEqual([2, 3]);
    expect(broadcast([0], [1])).toEqual([0]);
    expect(broadcast([2], [3])).toBeNull();
    expect(spread({ shape: [2, 1], values: [5, 6] }, [2, 2, 2]).values).toEqual([5, 5, 6, 6, 5, 5, 6, 6]);
    const columns = { shape: [2], values: [100, 200] };
    expect(each((x, y) => x + y, table(2, 2), columns).values).toEqual([100, 201, 110, 211]);
  });
});

describe("operations, as NumPy prints them", () => {
  it("reduce", () => {
    expect(reduce(table(2, 3), [0], false, total)).toEqual({ shape: [3], values: [10, 12, 14] });
    expect(reduce(table(2, 3), [1], true, total)).toEqual({ shape: [2, 1], values: [3, 33] });
    expect(reduce(table(2, 3), [0, 1], false, total)).toEqual({ shape: [], values: [36] });
    expect(reduce(table(2, 0), [1], false, total)).toEqual({ shape: [2], values: [0, 0] });
  });

  it("transpose and concat", () => {
    expect(transpose(table(2, 3), [1, 0])).toEqual({ shape: [3, 2], values: [0, 10, 1, 11, 2, 12] });
    const three = make([2, 1, 3], ([i, , k]) => 10 * (i as number) + (k as number));
    expect(transpose(three, [2, 0, 1]).shape).toEqual([3, 2, 1]);
    expect(concat([table(1, 2), table(2, 2)], 0).values).toEqual([0, 1, 0, 1, 10, 11]);
    expect(concat([table(2, 1), table(2, 0), table(2, 2)], 1).values).toEqual([0, 0, 1, 10, 10, 11]);
  });

  it("cumsum and pad", () => {
    expect(cumsum(table(2, 3), 1, false).values).toEqual([0, 1, 3, 10, 21, 33]);
    expect(cumsum(table(2, 3), 0, true).values).toEqual([10, 12, 14, 10, 11, 12]);
    expect(pad({ shape: [2], values: [1, 2] }, [[1, 2]], 9)).toEqual({ shape: [5], values: [9, 1, 2, 9, 9] });
  });

  it("matmul", () => {
    const [a, b] = [
      { shape: [2, 2], values: [1, 2, 3, 4] },
      { shape: [2, 2], values: [5, 6, 7, 8] },
    ];
    const v = { shape: [2], values: [1, 10] };
    expect(matmul(a, b)).toEqual({ shape: [2, 2], values: [19, 22, 43, 50] });
    expect(matmul(a, v)).toEqual({ shape: [2], values: [21, 43] });
    expect(matmul(v, a)).toEqual({ shape: [2], values: [31, 42] });
    expect(matmul(v, v)).toEqual({ shape: [], values: [101] });
    expect(matmul({ shape: [2, 1, 2], values: [1, 0, 0, 1] }, a)).toEqual({ shape: [2, 1, 2], values: [1, 2, 3, 4] });
    expect(matmul({ shape: [1, 0], values: [] }, { shape: [0, 1], values: [] }).values).toEqual([0]);
  });
});
