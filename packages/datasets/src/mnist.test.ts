/// <reference types="node" />
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { FormatError } from "@dz/ndarray";
import { describe, expect, it } from "vitest";
import { DataLoader } from "./loaders/data-loader.ts";
import { MNIST } from "./mnist.ts";

const data = new URL("../../conformance/data/files/", import.meta.url);
interface Good {
  count: number;
  labels_expect: number[];
  first_image: number[];
  first_image_transformed_sum: number;
}
const cases = (JSON.parse(readFileSync(new URL("index.json", data), "utf8")) as { mnist: Good[] }).mnist;
const published = (name: string): Promise<Uint8Array> => readFile(new URL(`mnist/${name}`, data));

/** An idx file. */
function idx(shape: readonly number[], values: readonly number[]): Uint8Array {
  return Uint8Array.from([0, 0, 8, shape.length, ...shape.flatMap((length) => [0, 0, 0, length]), ...values]);
}

describe("MNIST", () => {
  it.each([
    [true, cases[0] as Good],
    [false, cases[1] as Good],
  ])("loads the published files, train: %s", async (train, want) => {
    const set = await MNIST.load(published, { train });
    expect(set.length).toBe(want.count);
    expect(set.label.toArray()).toEqual(want.labels_expect);
    expect([...set.data.toTypedArray().subarray(0, 784)]).toEqual(want.first_image);

    const [x, t] = set.get(0);
    expect([x.shape, x.dtype, t]).toEqual([[784], "float32", want.labels_expect[0]]);
    const sum = Array.from(x.toTypedArray()).reduce((total, value) => total + value, 0);
    expect(Math.abs(sum / want.first_image_transformed_sum - 1)).toBeLessThan(1e-6);
    expect([...x.toTypedArray()]).toEqual(want.first_image.map((value) => Math.fround(value / 255)));
  });

  it("gives batches, by default of the training images, with a given transform", async () => {
    const set = await MNIST.load(published, { transform: null, targetTransform: (t) => -t });
    expect(set.length).toBe(43);
    const [first] = new DataLoader(set, 40, { shuffle: false });
    expect(first?.map(({ shape, dtype }) => [shape, dtype])).toEqual([
      [[40, 1, 28, 28], "int32"],
      [[40], "int32"],
    ]);
    expect(set.get(0)[1]).toBe(-4);
  });

  it("reads files that are not gzipped", () => {
    const set = new MNIST(idx([1, 28, 28], new Array(784).fill(255)), idx([1], [3]));
    expect([
      set
        .get(0)[0]
        .toTypedArray()
        .every((value) => value === 1),
      set.get(0)[1],
    ]).toEqual([true, 3]);
  });

  it("refuses different numbers of images and labels", () => {
    const images = readFileSync(new URL("mnist/train-images-idx3-ubyte.gz", data));
    const labels = readFileSync(new URL("mnist_bad/labels_fewer_than_images.gz", data));
    expect(() => new MNIST(images, labels)).toThrow(new FormatError("MNIST: there are 43 images, but 42 labels"));
    expect(() => new MNIST(labels, labels)).toThrow("MNIST images: the file begins with 0x00000801");
    expect(() => new MNIST(images, images)).toThrow("MNIST labels: the file begins with 0x00000803");
  });

  it("rethrows errors of the source", async () => {
    const source = (name: string): Promise<Uint8Array> => Promise.reject(new Error(`no ${name}`));
    await expect(MNIST.load(source, { train: false })).rejects.toThrow("no t10k-images-idx3-ubyte.gz");
  });

  it("returns the class names", () => {
    expect(MNIST.labels().join(" ")).toBe("0 1 2 3 4 5 6 7 8 9");
  });
});
