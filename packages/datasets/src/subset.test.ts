import { arange, IndexError, mul, type NdArray, ValueError } from "@dz/ndarray";
import { describe, expect, it } from "vitest";
import type { ExampleSource } from "./examples.ts";
import { fromArrays } from "./from-arrays.ts";
import { DataLoader } from "./loaders/data-loader.ts";
import { SeqDataLoader } from "./loaders/seq-data-loader.ts";
import { Subset } from "./subset.ts";

const tens = fromArrays<NdArray>(mul(arange(5), 10), arange(5));
const values = (examples: Iterable<readonly [NdArray, unknown]>): unknown[] =>
  Array.from(examples, ([x]) => x.toArray());

describe("Subset", () => {
  const subset = new Subset(tens, [3, 0, -1]);

  it("has the examples of its indexes in their order", () => {
    expect(subset.length).toBe(3);
    expect(values(subset)).toEqual([30, 0, 40]);
    expect(values([subset.get(0), subset.get(-1)])).toEqual([30, 40]);
    expect(values(subset.slice(1))).toEqual([0, 40]);
    expect([subset.xs().toArray(), subset.ts().toArray()]).toEqual([
      [30, 0, 40],
      [3, 0, 4],
    ]);
  });

  it("reads a batch by the batch of the dataset, and nothing else", () => {
    const asked: number[][] = [];
    const source: ExampleSource = {
      length: 5,
      get: () => {
        throw new Error("read one by one");
      },
      batch: (indexes) => {
        asked.push([...indexes]);
        return tens.batch(indexes);
      },
    };
    const [x] = new Subset(source, [3, 0, 4]).batch(Int32Array.of(2, 0, -2));
    expect(asked).toEqual([[4, 3, 0]]);
    expect(x.toArray()).toEqual([40, 30, 0]);
  });

  it("reads the examples of a source without batch one by one, and only those", () => {
    const read: number[] = [];
    const source: ExampleSource<number> = {
      length: 100,
      get: (i) => {
        read.push(i);
        return [arange(i, i + 1), i];
      },
    };
    const part = new Subset(source, Int32Array.of(7, 9));
    expect(read).toEqual([]);
    expect(part.batch(Int32Array.of(1))[1].toArray()).toEqual([9]);
    expect(read).toEqual([9]);
  });

  it("is a dataset for loaders and for another subset", () => {
    expect(values(new DataLoader(subset, 2, { shuffle: false }))).toEqual([[30, 0], [40]]);
    expect(values(new SeqDataLoader(subset, 3))).toEqual([[30, 0, 40]]);
    expect(values(new Subset(subset, [2, 0]))).toEqual([40, 30]);
  });

  it("keeps its own indexes", () => {
    const indexes = Int32Array.of(1, 2);
    const part = new Subset(tens, indexes);
    indexes[0] = 4;
    expect(values(part)).toEqual([10, 20]);
  });

  it("names what is wrong", () => {
    expect(() => new Subset(tens, [5])).toThrow(new IndexError("Subset: index 5 is out of range for 5 examples"));
    expect(() => new Subset(tens, [0.5])).toThrow(IndexError);
    expect(() => new Subset(tens, 3 as never)).toThrow("Subset: expected a list of indexes");
    expect(() => new Subset([] as never, [])).toThrow("Subset: expected a dataset with length and get(index)");
    expect(() => subset.get(3)).toThrow(new IndexError("get: index 3 is out of range for 3 examples"));
    expect(() => subset.batch(Int32Array.of(3))).toThrow("batch: index 3 is out of range for 3 examples");
    expect(() => new Subset(tens, []).xs()).toThrow(new ValueError("Subset: there are no examples to stack"));
  });
});
