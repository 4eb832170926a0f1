/// <reference types="node" />
import { gzipSync } from "node:zlib";
import { FormatError, ValueError } from "@dz/ndarray";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readIdx } from "./idx.ts";

function idx(shape: readonly number[], data: readonly number[], type = 8): Uint8Array {
  const file = new Uint8Array(4 + 4 * shape.length + data.length);
  const view = new DataView(file.buffer);
  view.setUint32(0, type * 256 + shape.length);
  shape.forEach((length, axis) => {
    view.setUint32(4 + 4 * axis, length);
  });
  file.set(data, 4 + 4 * shape.length);
  return file;
}

const small = idx([2, 1, 3], [0, 1, 2, 3, 4, 255]);

describe("readIdx", () => {
  it("reads unsigned bytes of any shape, gzipped or not", () => {
    for (const file of [small, new Uint8Array(gzipSync(small)), Uint8Array.of(9, ...small).subarray(1)]) {
      expect(readIdx(file, 3, "x")).toEqual({ shape: [2, 1, 3], data: Uint8Array.of(0, 1, 2, 3, 4, 255) });
    }
    expect(readIdx(idx([0], []), 1, "x")).toEqual({ shape: [0], data: new Uint8Array(0) });
  });

  it.each<[string, Uint8Array, number]>([
    ["x: the file is empty", new Uint8Array(0), 1],
    ["x: the file is empty", new Uint8Array(gzipSync("")), 1],
    ["x: the header should have 16 bytes, the file ends after 12", small.subarray(0, 12), 3],
    ["x: the file begins with 0x00000803, expected 0x00000801: unsigned bytes with 1 axis", small, 1],
    [
      "x: the file begins with 0x00000d03, expected 0x00000803: unsigned bytes with 3 axes",
      idx([1, 1, 1], [0, 0, 0, 0], 13),
      3,
    ],
    ["x: shape [2, 1, 3] should have 6 bytes, the file ends after 5", small.subarray(0, small.length - 1), 3],
    ["x: there is more than the 6 bytes of shape [2, 1, 3]", Uint8Array.of(...small, 0), 3],
    ["x: shape [1, 32768, 32769] has more than 1073741824 elements", idx([1, 32768, 32769], []), 3],
    ["x: shape [65536, 16384] should have 1073741824 bytes, the file ends after 0", idx([65536, 16384], []), 2],
  ])("refuses: %s", (message, file, axes) => {
    expect(() => readIdx(file, axes, "x")).toThrow(new FormatError(message));
  });

  it("stops inflating after the announced elements", () => {
    const bomb = new Uint8Array(gzipSync(Uint8Array.of(...small, ...new Uint8Array(100_000))));
    expect(() => readIdx(bomb, 3, "x")).toThrow(
      new FormatError("x: there is more than the 6 bytes of shape [2, 1, 3]"),
    );
  });

  it("refuses values that are not bytes, and throws only dz errors for altered bytes", () => {
    expect(() => readIdx("file" as never, 1, "x")).toThrow(ValueError);
    fc.assert(
      fc.property(fc.nat(small.length - 1), fc.nat(255), (at, byte) => {
        const changed = small.slice();
        changed[at] = byte;
        try {
          expect(readIdx(changed, 3, "x").data.length).toBe(6);
        } catch (error) {
          expect(error).toBeInstanceOf(FormatError);
        }
      }),
    );
  });
});
