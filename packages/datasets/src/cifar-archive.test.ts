/// <reference types="node" />
import { readFileSync } from "node:fs";
import { FormatError } from "@dz/ndarray";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCifar } from "./cifar-archive.ts";
import { pickled, type TestArray, tarGz } from "./testing/archives.ts";

const data = new URL("../../conformance/data/files/", import.meta.url);
const labels = { key: "labels", classes: 10 };
const rows = (count: number, width = 3072): TestArray => ({
  shape: [count, width],
  data: Uint8Array.from({ length: count * width }, (_, i) => i),
});
const read = (batch: Uint8Array): ReturnType<typeof readCifar> =>
  readCifar(tarGz({ "f/b": batch }), ["b"], labels, "x");

describe("readCifar", () => {
  it("concatenates the batches in the requested order", () => {
    const archive = tarGz({
      "f/b": pickled({ labels: [1, 2], data: rows(2) }),
      "f/c": pickled({ data: rows(1), labels: [3], filenames: [] }),
    });
    const images = readCifar(archive, ["c", "b"], labels, "x");
    expect(images.shape).toEqual([3, 32, 32]);
    expect([...images.labels]).toEqual([3, 1, 2]);
    expect(images.pixels).toEqual(Uint8Array.of(...rows(1).data, ...rows(2).data));
  });

  it("reads pickles written by Python 3", () => {
    const archive = readFileSync(new URL("cifar/protocol4.tar.gz", data));
    expect([...readCifar(archive, ["data_batch_1"], labels, "x").labels]).toEqual([0, 1, 2, 3]);
  });

  it.each<[string, Uint8Array]>([
    ["x: b: is not a dictionary", Uint8Array.from("].", (char) => char.charCodeAt(0))],
    ['x: b: "data": is not a NumPy array', pickled({ labels: [] })],
    ['x: b: "data" has shape [1, 3071], expected rows of 3072', pickled({ labels: [1], data: rows(1, 3071) })],
    ['x: b: "labels" is missing', pickled({ fine_labels: [1], data: rows(1) })],
    ['x: b: "labels" is not a list', pickled({ labels: rows(1), data: rows(1) })],
    ['x: b: "labels"[1] is 10, expected a label from 0 to 9', pickled({ labels: [9, 10], data: rows(2) })],
    ['x: b: "labels"[0] is -1, expected a label from 0 to 9', pickled({ labels: [-1], data: rows(1) })],
    ['x: b: there are 2 rows of "data", but 1 of "labels"', pickled({ labels: [1], data: rows(2) })],
  ])("refuses: %s", (message, batch) => {
    expect(() => read(batch)).toThrow(new FormatError(message));
  });

  it("refuses files that are not archives", () => {
    expect(() => readCifar(new Uint8Array(0), ["b"], labels, "x")).toThrow(new FormatError("x: the file is empty"));
    expect(() => readCifar(tarGz({}), ["b"], labels, "x")).toThrow(new FormatError("x: the archive has no b"));
  });

  it("throws only dz errors for altered bytes of a pickle", () => {
    const batch = pickled({ labels: [1], data: rows(1) });
    const places = fc.oneof(fc.nat(260), fc.integer({ min: batch.length - 4, max: batch.length - 1 }));
    fc.assert(
      fc.property(places, fc.nat(255), (at, byte) => {
        const changed = batch.slice();
        changed[at] = byte;
        try {
          expect(read(changed).labels.length).toBe(1);
        } catch (error) {
          expect(error).toBeInstanceOf(FormatError);
        }
      }),
    );
  });
});
