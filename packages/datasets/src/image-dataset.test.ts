import { IndexError, mul, ShapeError } from "@dz/ndarray";
import { describe, expect, it } from "vitest";
import { ImageDataset, type ImageDatasetOptions } from "./image-dataset.ts";
import { DataLoader } from "./loaders/data-loader.ts";

/** Three images of 1 × 2 pixels. */
const images = { shape: [1, 1, 2], pixels: Uint8Array.of(0, 1, 2, 3, 254, 255), labels: Uint8Array.of(7, 0, 9) };
const make = (options?: ImageDatasetOptions): ImageDataset => new ImageDataset(images, options);
const plain = (set: Iterable<readonly [{ toArray(): unknown }, number]>): unknown[] =>
  Array.from(set, ([x, t]) => [x.toArray(), t]);
const all = [
  [[[[0, 1]]], 7],
  [[[[2, 3]]], 0],
  [[[[254, 255]]], 9],
];

describe("ImageDataset", () => {
  it("returns images as int32 and labels as numbers", () => {
    const set = make();
    expect([set.length, set.shape]).toEqual([3, [1, 1, 2]]);
    expect(plain(set)).toEqual(all);
    expect(plain(set.slice(1))).toEqual(all.slice(1));
    expect(plain([set.get(-1), set.get(0)])).toEqual([all[2], all[0]]);
    expect(set.get(0)[0].dtype).toBe("int32");
  });

  it("returns all images and labels", () => {
    const set = make();
    expect([set.data.toArray(), set.data.dtype]).toEqual([all.map(([x]) => x), "int32"]);
    expect([set.label.toArray(), set.label.dtype]).toEqual([[7, 0, 9], "int32"]);
    expect(set.xs().toArray()).toEqual(set.data.toArray());
    expect(set.ts().toArray()).toEqual([7, 0, 9]);
  });

  it("transforms inputs and targets in every way of reading them", () => {
    const set = make({ transform: (x) => mul(x.reshape(-1), 2), targetTransform: (t) => t + 1 });
    expect(set.xs().toArray()).toEqual([
      [0, 2],
      [4, 6],
      [508, 510],
    ]);
    expect(set.ts().toArray()).toEqual([8, 1, 10]);
    expect(plain([set.get(1)])).toEqual([[[4, 6], 1]]);
    expect(set.data.toArray()).toEqual(all.map(([x]) => x));
    expect(plain(make({ transform: null }))).toEqual(all);
  });

  it("is read in batches", () => {
    const [first, second] = new DataLoader(make(), 2, { shuffle: false });
    expect(first?.map((a) => a.shape)).toEqual([[2, 1, 1, 2], [2]]);
    expect(second?.map((a) => a.toArray())).toEqual([[all[2]?.[0]], [9]]);
    expect(second?.[1].dtype).toBe("int32");
  });

  it.each([3, -4, 0.5, NaN])("has no example %d", (index) => {
    expect(() => make().get(index)).toThrow(new IndexError(`get: index ${index} is out of range for 3 examples`));
  });

  it("refuses numbers of bytes and labels that do not match, and may be empty", () => {
    expect(() => new ImageDataset({ ...images, labels: Uint8Array.of(1) })).toThrow(
      new ShapeError("dataset: 6 values do not make 1 images of shape [1, 1, 2], one for each label"),
    );
    const none = new Uint8Array(0);
    expect([...new ImageDataset({ shape: [1, 2, 2], pixels: none, labels: none })]).toEqual([]);
  });
});
