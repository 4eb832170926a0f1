import { arange, array, mul, type NdArray, ShapeError, ValueError, zeros } from "@dz/ndarray";
import { describe, expect, it } from "vitest";
import type { Dataset } from "./dataset.ts";
import { fromArrays } from "./from-arrays.ts";
import { DataLoader } from "./loaders/data-loader.ts";

describe("fromArrays", () => {
  const x = arange(6).reshape(3, 2);

  it("has the rows of the arrays as examples", () => {
    const dataset = fromArrays(x, mul(x, 10));
    expect(dataset.length).toBe(3);
    const [x1, t1] = dataset.get(1) as readonly [NdArray, NdArray];
    expect([x1.toArray(), t1.toArray()]).toEqual([
      [2, 3],
      [20, 30],
    ]);
  });

  it("reads int32 targets as class labels, and takes transforms", () => {
    const dataset: Dataset<number> = fromArrays<number>(x, array([4, 5, 6], { dtype: "int32" }), {
      transform: (row) => mul(row, 2),
      targetTransform: (label) => label - 4,
    });
    expect(Array.from(dataset, ([row, label]) => [row.toArray(), label])).toEqual([
      [[0, 2], 0],
      [[4, 6], 1],
      [[8, 10], 2],
    ]);
    const [batch] = new DataLoader(dataset, 3, { shuffle: false });
    expect(batch?.map((a) => a.toArray())).toEqual([
      [
        [0, 2],
        [4, 6],
        [8, 10],
      ],
      [0, 1, 2],
    ]);
  });

  it("does not copy large arrays", () => {
    const large = zeros([2 ** 18 + 1]);
    expect(fromArrays(large, large).data).toBe(large);
  });

  it("names what is wrong at once", () => {
    expect(() => fromArrays(x, arange(2))).toThrow(
      new ShapeError("fromArrays: data of shape [3, 2] and label of shape [2] do not have the same number of rows"),
    );
    expect(() => fromArrays([1] as never, arange(1))).toThrow(
      new ValueError("fromArrays: expected two NdArrays, data and label, got a JavaScript array and NdArray"),
    );
    expect(() => fromArrays(x, x, { train: true } as never)).toThrow("fromArrays: there is no option train");
  });
});
