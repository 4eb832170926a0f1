import { arange, array, mul, type NdArray, ShapeError, ValueError, zeros } from "@dz/ndarray";
import { describe, expect, it } from "vitest";
import type { Dataset } from "./dataset.ts";
import type { AnyDataset } from "./examples.ts";
import { fromArrays } from "./from-arrays.ts";
import { DataLoader } from "./loaders/data-loader.ts";
import { randomSplit } from "./random-split.ts";
import { Subset } from "./subset.ts";

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

  it("names a transform that returns no array", () => {
    const log = (): void => {};
    const set = fromArrays(x, arange(3), { transform: log as never });
    const message = "fromArrays: transform, log, gave undefined, expected an NdArray; return one there";
    for (const read of [() => set.get(0), () => set.xs(), () => set.batch(Int32Array.of(0))]) {
      expect(read).toThrow(new ValueError(message));
    }
  });

  it("is one of the datasets that a function can take, like their parts", () => {
    const sizes = (set: AnyDataset): number[] => [set.length, set.xs().length, set.ts().length, [...set].length];
    const set = fromArrays<number>(x, arange(3, { dtype: "int32" }));
    expect([set, new Subset(set, [0, 1]), ...randomSplit(set, [2, 1])].map(sizes)).toEqual([
      [3, 3, 3, 3],
      [2, 2, 2, 2],
      [2, 2, 2, 2],
      [1, 1, 1, 1],
    ]);
  });

  it("names what is wrong at once", () => {
    expect(() => fromArrays(x, arange(2))).toThrow(
      new ShapeError("fromArrays: data of shape [3, 2] and label of shape [2] do not have the same number of rows"),
    );
    expect(() => fromArrays([1] as never, arange(1))).toThrow(
      new ValueError(
        "fromArrays: expected two NdArrays, data and label, got a JavaScript array and NdArray; make them with array(...)",
      ),
    );
    expect(() => fromArrays(x, x, { train: true } as never)).toThrow("fromArrays: there is no option train");
  });
});
