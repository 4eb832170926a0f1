/// <reference types="node" />
import { readFileSync } from "node:fs";
import { FormatError } from "@dz/ndarray";
import { describe, expect, it } from "vitest";
import { CLASSES, readMnistImages, readMnistLabels } from "./mnist-files.ts";

const data = new URL("../../conformance/data/files/", import.meta.url);
const bytes = (name: string): Uint8Array => readFileSync(new URL(name, data));

describe("readMnistImages", () => {
  it("returns the bytes of the images", () => {
    const { shape, data: pixels } = readMnistImages(bytes("mnist/t10k-images-idx3-ubyte.gz"));
    expect([shape, pixels.length]).toEqual([[19, 28, 28], 19 * 784]);
  });

  it.each([
    ["the images have 14 x 56 pixels, expected 28 x 28", "mnist_bad/rows_wrong.gz"],
    [
      "the file begins with 0x00000801, expected 0x00000803: unsigned bytes with 3 axes",
      "mnist_bad/magic_labels_for_images.gz",
    ],
    ["there is more than the 3920 bytes of shape [5, 28, 28]", "mnist_bad/bomb.gz"],
  ])("refuses: %s", (message, file) => {
    expect(() => readMnistImages(bytes(file))).toThrow(new FormatError(`MNIST images: ${message}`));
  });
});

describe("readMnistLabels", () => {
  it("returns the digits", () => {
    const digits = readMnistLabels(bytes("mnist/t10k-labels-idx1-ubyte.gz"));
    expect([digits.length, ...digits.subarray(0, 3)]).toEqual([19, 5, 8, 4]);
    expect(digits.every((digit) => digit < CLASSES)).toBe(true);
  });

  it.each([
    [/^MNIST labels: label \d+ is 10, expected a digit$/, "mnist_bad/label_out_of_range.gz"],
    [/^MNIST labels: the file begins with 0x00000803, expected 0x00000801/, "mnist_bad/magic_images_for_labels.gz"],
  ])("refuses: %s", (message, file) => {
    expect(() => readMnistLabels(bytes(file))).toThrow(FormatError);
    expect(() => readMnistLabels(bytes(file))).toThrow(message);
  });
});
