/// <reference types="node" />
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { array, fromTypedArray, zeros } from "../array/creation.ts";
import { type DType, typedArrayOf } from "../array/dtype.ts";
import type { NdArray } from "../array/ndarray.ts";
import { sizeOf } from "../array/shape.ts";
import { ValueError } from "../errors/errors.ts";
import { getItem } from "../indexing/indexing.ts";
import { newAxis } from "../indexing/selection.ts";
import { release } from "../memory/signals.ts";
import { loadNpz } from "./npz.ts";
import { loadSafetensors, readSafetensors } from "./safetensors.ts";
import { saveSafetensors } from "./safetensors-writer.ts";

const data = new URL("../../../conformance/data/", import.meta.url);
const bytesOf = (file: string): Buffer => readFileSync(new URL(file, data));

beforeEach(release);

/** The header of a file, as any reader of JSON sees it. */
function headerOf(file: Uint8Array): Record<string, unknown> {
  const length = new DataView(file.buffer).getUint32(0, true);
  return JSON.parse(new TextDecoder().decode(file.subarray(8, 8 + length))) as Record<string, unknown>;
}

describe("saveSafetensors", () => {
  it("writes byte for byte what Python does, in whatever order arrays are given", () => {
    const arrays = [...loadNpz(bytesOf("numpy/weights.npz"))];
    const metadata = new Map([["format", "np"]]);
    const wanted = bytesOf("safetensors/weights.safetensors");
    expect(Buffer.compare(saveSafetensors(arrays, { metadata }), wanted)).toBe(0);
    expect(Buffer.compare(saveSafetensors(arrays.reverse(), { metadata }), wanted)).toBe(0);
  });

  it("orders by dtype and by the UTF-8 of names, so that elements are aligned", () => {
    const names = ["b", "\u{1f600}", "\ufb00", "ab", "a", "é"];
    const arrays = (["bool", "int32", "float32", "float64"] as const).flatMap((dtype) =>
      names.map((name) => [`${name}/${dtype}`, zeros([3], { dtype })] as const),
    );
    const file = saveSafetensors(arrays);
    expect(Object.keys(headerOf(file))).toEqual(
      ["float64", "float32", "int32", "bool"].flatMap((dtype) =>
        ["a", "ab", "b", "é", "\ufb00", "\u{1f600}"].map((name) => `${name}/${dtype}`),
      ),
    );
    expect(new DataView(file.buffer).getUint32(0, true) % 8).toBe(0);
  });

  it("orders a name before those that it begins", () => {
    for (const names of [
      ["l", "l0", "l00"],
      ["l00", "l0", "l"],
    ]) {
      expect(Object.keys(headerOf(saveSafetensors(names.map((name) => [name, zeros([1])] as const))))).toEqual([
        "l",
        "l0",
        "l00",
      ]);
    }
  });

  it("writes metadata in their order, and none if there are none", () => {
    expect(new TextDecoder().decode(saveSafetensors([]).subarray(8))).toBe("{}      ");
    const metadata = new Map([
      ["b", "\n"],
      ["2", "é"],
      ["__proto__", '"'],
    ]);
    const file = saveSafetensors([["a", array([1])]], { metadata });
    expect([...readSafetensors(file).metadata]).toEqual([...metadata]);
  });

  it("gives back what was saved", () => {
    const unit = fc.constantFrom("a", "B", "2", "_", '"', " ", "é", "\u2028", "\ufb00", "\u{1f600}", "__proto__");
    const name = fc.string({ unit, minLength: 1, maxLength: 6 });
    const arrays = fc.array(
      fc.tuple(
        name,
        fc.constantFrom<DType>("float64", "float32", "int32", "bool"),
        fc.array(fc.nat(3), { maxLength: 4 }),
        fc.array(fc.oneof(fc.double(), fc.integer()), { minLength: 1, maxLength: 9 }),
      ),
      { maxLength: 5 },
    );
    const text = fc.string({ unit: fc.oneof(unit, fc.constantFrom("\n", "\0", "\\", "/")), maxLength: 9 });
    const texts = fc.uniqueArray(fc.tuple(text, text), { selector: ([key]) => key, maxLength: 4 });
    fc.assert(
      fc.property(arrays, texts, (made, metadata) => {
        const given = new Map<string, NdArray>();
        for (const [key, dtype, shape, values] of made) {
          const elements = new typedArrayOf[dtype](sizeOf(shape));
          for (let i = 0; i < elements.length; i++) {
            const value = values[i % values.length] as number;
            elements[i] = dtype === "bool" ? value & 1 : value;
          }
          given.set(key, fromTypedArray(elements, shape));
        }
        const file = saveSafetensors(given, { metadata });
        const loaded = loadSafetensors(file);
        expect([...loaded.keys()].sort()).toEqual([...given.keys()].sort());
        for (const [key, a] of given) {
          const got = loaded.get(key);
          expect([got?.dtype, got?.shape]).toEqual([a.dtype, a.shape]);
          expect(got?.toTypedArray()).toEqual(a.toTypedArray());
        }
        expect(saveSafetensors(loaded, { metadata: readSafetensors(file).metadata })).toEqual(file);
      }),
    );
  });

  it("writes views in row-major order", () => {
    const turned = array([
      [1, 2, 3],
      [4, 5, 6],
    ]).T;
    expect(
      loadSafetensors(saveSafetensors([["a", turned]]))
        .get("a")
        ?.toArray(),
    ).toEqual([
      [1, 4],
      [2, 5],
      [3, 6],
    ]);
  });

  const one = array([1]);
  it.each<[string, () => unknown]>([
    ['the name "" is empty', () => saveSafetensors([["", one]])],
    ['the name "a/../b" has "." or ".." as a part', () => saveSafetensors([["a/../b", one]])],
    ['the name "\\ud800" is not valid Unicode', () => saveSafetensors([["\ud800", one]])],
    ['the name "__metadata__" is kept for metadata', () => saveSafetensors([["__metadata__", one]])],
    [
      'the name "a" is given twice',
      () =>
        saveSafetensors([
          ["a", one],
          ["a", one],
        ]),
    ],
    [
      '"a" has 65 axes, at most 64 are read',
      () => saveSafetensors([["a", getItem(zeros([]), ...new Array(65).fill(newAxis))]]),
    ],
    [
      "a file has at most 10000 arrays, got 10001",
      () => saveSafetensors(Array.from({ length: 10_001 }, (_, i) => [`a${i}`, one])),
    ],
    [
      "the header would have 10000032 bytes, at most 10000000 are read",
      () => saveSafetensors([], { metadata: [["a", "x".repeat(10_000_000)]] }),
    ],
    [
      'metadata "a" is given twice',
      () =>
        saveSafetensors([], {
          metadata: [
            ["a", ""],
            ["a", ""],
          ],
        }),
    ],
    [
      "expected an object of options such as { metadata }, got Map",
      () => saveSafetensors([], new Map([["a", ""]]) as never),
    ],
    ['metadata "a" is no valid text', () => saveSafetensors([], { metadata: [["a", 1 as never]] })],
    ["metadata: expected a name beside a text, got 1", () => saveSafetensors([], { metadata: [[1 as never, "a"]] })],
    ['metadata "a" is no valid text', () => saveSafetensors([], { metadata: [["a", "\udc00"]] })],
    ['metadata "\\ud800" is no valid text', () => saveSafetensors([], { metadata: [["\ud800", ""]] })],
  ])("refuses: %s", (message, act) => {
    expect(act).toThrow(new ValueError(`saveSafetensors: ${message}`));
  });
});
