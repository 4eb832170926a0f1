/// <reference types="node" />
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { FormatError } from "@dz/ndarray";
import { describe, expect, it } from "vitest";
import { CIFAR10 } from "./cifar10.ts";

const data = new URL("../../conformance/data/files/", import.meta.url);
interface Good {
  batches: Record<string, { labels: number[]; first_row_head: number[] }>;
}
const [{ batches }] = (JSON.parse(readFileSync(new URL("index.json", data), "utf8")) as { cifar: [Good] }).cifar;
const published = (name: string): Promise<Uint8Array> => readFile(new URL(`cifar/${name}`, data));
const labelsOf = (name: string): number[] => batches[name]?.labels as number[];

describe("CIFAR10", () => {
  it("loads the training images from all five batches", async () => {
    const set = await CIFAR10.load(published);
    expect(set.label.toArray()).toEqual([1, 2, 3, 4, 5].flatMap((i) => labelsOf(`data_batch_${i}`)));
    expect([set.length, set.shape]).toEqual([45, [3, 32, 32]]);
    const head = batches.data_batch_2?.first_row_head as number[];
    const [x, t] = set.get(9);
    expect([x.shape, x.dtype, t]).toEqual([[3, 32, 32], "float32", labelsOf("data_batch_2")[0]]);
    expect([...x.toTypedArray().subarray(0, head.length)]).toEqual(head.map((value) => (value - 0.5) / 0.5));
  });

  it("loads the test images with a given transform", async () => {
    const set = await CIFAR10.load(published, { train: false, transform: null });
    expect(set.label.toArray()).toEqual(labelsOf("test_batch"));
    const head = batches.test_batch?.first_row_head as number[];
    expect([...set.get(0)[0].toTypedArray().subarray(0, head.length)]).toEqual(head);
  });

  it("refuses other archives", () => {
    const archive = readFileSync(new URL("cifar_bad/global_eval.tar.gz", data));
    expect(() => new CIFAR10(archive)).toThrow(FormatError);
    expect(() => new CIFAR10(archive)).toThrow("CIFAR10: data_batch_1: the pickle names ");
  });

  it("returns the class names in a new list", () => {
    expect(CIFAR10.labels().join(" ")).toBe("airplane automobile bird cat deer dog frog horse ship truck");
    CIFAR10.labels().pop();
    expect(CIFAR10.labels()).toHaveLength(10);
  });
});
