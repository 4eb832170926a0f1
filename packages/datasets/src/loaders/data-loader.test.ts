/// <reference types="node" />
import { readFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { arange, mul, type NdArray, RandomState, random, ValueError } from "@dz/ndarray";
import { describe, expect, it } from "vitest";
import { Dataset, type DatasetArrays } from "../dataset.ts";
import type { ExampleSource } from "../examples.ts";
import { Spiral } from "../spiral.ts";
import { DataLoader } from "./data-loader.ts";

const file = new URL("../../../conformance/data/datasets.json", import.meta.url);
const { dataloader_shuffle, dataloader_in_order, spiral_loader_first_batch } = JSON.parse(
  readFileSync(file, "utf8"),
) as {
  dataloader_shuffle: {
    seed: number;
    size: number;
    batch: number;
    batches: number[][][];
    max_iter: number;
    next_random_sample: number;
  };
  dataloader_in_order: { size: number; batch: number; batches: number[][] };
  spiral_loader_first_batch: { x: { shape: number[]; data: number[] }; t: { data: number[] } };
};

/** The numbers 0 to 49, and their halves as targets. */
class Numbers extends Dataset<NdArray> {
  protected override prepare(): DatasetArrays {
    return { data: arange(50), label: mul(arange(50), 0.5).reshape(50, 1) };
  }
}

const numbers = new Numbers();
const inputs = (loader: DataLoader): number[][] => Array.from(loader, ([x]) => x.toArray(1));

describe("DataLoader", () => {
  it("draws the same orders as DeZero", () => {
    const { seed, size, batch, batches, max_iter, next_random_sample } = dataloader_shuffle;
    expect(numbers.length).toBe(size);
    random.seed(seed);
    const loader = new DataLoader(numbers, batch);
    expect(loader.maxIter).toBe(max_iter);
    expect(batches.map(() => inputs(loader))).toEqual(batches);
    expect(random.randomSample()).toBe(next_random_sample);
  });

  it("keeps the order without shuffle, and draws nothing", () => {
    const { batch, batches } = dataloader_in_order;
    const stream = new RandomState(0);
    const loader = new DataLoader(numbers, batch, { shuffle: false, random: stream });
    expect(inputs(loader)).toEqual(batches);
    expect(inputs(loader)).toEqual(batches);
    expect(stream.randomSample()).toBe(0.5488135039273248);
  });

  it("keeps inputs with their targets, in the dtypes of the dataset", () => {
    for (const [x, t] of new DataLoader(numbers, 8)) {
      expect(t.shape).toEqual([x.length, 1]);
      expect(t.reshape(-1).toArray()).toEqual(mul(x, 0.5).toArray());
    }
  });

  it("shares a stream with Spiral as in DeZero", () => {
    const stream = new RandomState(0);
    const loader = new DataLoader(new Spiral({ random: stream }), 30, { random: stream });
    const [first] = loader;
    const [x, t] = first as readonly [NdArray, NdArray];
    expect([x.shape, x.dtype, t.dtype]).toEqual([spiral_loader_first_batch.x.shape, "float32", "int32"]);
    x.toTypedArray().forEach((value, i) => {
      expect(value).toBeCloseTo(spiral_loader_first_batch.x.data[i] as number, 7);
    });
    expect([...t.toTypedArray()]).toEqual(spiral_loader_first_batch.t.data);
  });

  it("restarts in each loop with a new order, even after a loop that was left early", () => {
    const loader = new DataLoader(numbers, 50, { random: new RandomState(1) });
    const [first] = inputs(loader);
    for (const [x] of loader) {
      expect(x.toArray()).not.toEqual(first);
      break;
    }
    const stream = new RandomState(1);
    stream.permutation(50);
    stream.permutation(50);
    expect(inputs(loader)).toEqual([stream.permutation(50).toArray()]);
  });

  it("takes any object with a length and get, and a batch size above its length", () => {
    const source: ExampleSource = { length: 3, get: (i) => [arange(i, i + 2), i] };
    const [batch, ...others] = new DataLoader(source, 10, { shuffle: false });
    expect(batch?.map((array) => array.toArray())).toEqual([
      [
        [0, 1],
        [1, 2],
        [2, 3],
      ],
      [0, 1, 2],
    ]);
    expect(others).toEqual([]);
    expect([...new DataLoader({ ...source, length: 0 }, 10)]).toEqual([]);
  });

  it("omits a smaller last batch with dropLast", () => {
    const loader = new DataLoader(numbers, 15, { shuffle: false, dropLast: true });
    expect([loader.length, loader.maxIter]).toEqual([3, 3]);
    expect(inputs(loader).flat()).toEqual(arange(45).toArray());
    expect(new DataLoader(numbers, 10, { dropLast: true }).length).toBe(5);
    expect([...new DataLoader(numbers, 51, { dropLast: true })]).toEqual([]);
  });

  it("draws from its own stream if given a seed", () => {
    random.seed(0);
    const [one, other] = [new DataLoader(numbers, 50, { seed: 7 }), new DataLoader(numbers, 50, { seed: 7 })];
    const stream = new RandomState(7);
    expect(inputs(one)).toEqual([stream.permutation(50).toArray()]);
    expect(inputs(one)).toEqual([stream.permutation(50).toArray()]);
    expect(inputs(other)).not.toEqual(inputs(other));
    expect(random.randomSample()).toBe(0.5488135039273248);
  });

  it("gives the same batches to for await, epoch after epoch", async () => {
    const [waiting, plain] = [0, 1].map(() => new DataLoader(numbers, 8, { seed: 3 })) as [DataLoader, DataLoader];
    for (let epoch = 0; epoch < 2; epoch++) {
      const batches: unknown[] = [];
      for await (const [x] of waiting) {
        batches.push(x.toArray());
        if (batches.length % 2 === 0) await setTimeout();
      }
      expect(batches).toEqual(inputs(plain));
    }
  });

  it("prepares batches ahead, two by default", async () => {
    for (const [options, ahead] of [
      [{}, 2],
      [{ prefetch: 0 }, 0],
      [{ prefetch: 4 }, 4],
    ] as const) {
      let read = 0;
      const source: ExampleSource = { length: 20, get: (i) => [arange(i, i + 1), ++read] };
      const batches = new DataLoader(source, 2, options)[Symbol.asyncIterator]();
      await batches.next();
      for (let task = 0; task < 10; task++) await setTimeout(); // each batch is prepared in a separate task
      expect(read).toBe(2 * (1 + ahead));
      await batches.return();
    }
  });

  it("refuses a batch size of 0 and contradictory options", () => {
    expect(() => new DataLoader(numbers, 0)).toThrow("DataLoader: batch size 0 is not a whole number from 1");
    expect(() => new DataLoader(numbers, 5, { prefetch: -1 })).toThrow(
      new ValueError("DataLoader: prefetch is -1, expected a whole number from 0"),
    );
    expect(() => new DataLoader(numbers, 5, { seed: 1, random: new RandomState(1) })).toThrow(
      new ValueError("DataLoader: random and seed are given, of which one is enough"),
    );
  });
});
