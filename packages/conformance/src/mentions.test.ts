import { array, zeros } from "@dz/ndarray";
import { describe, expect, it } from "vitest";
import { DataError } from "./decode.ts";
import { Fields } from "./fields.ts";
import { mentions } from "./mentions.ts";

const found = (kind: string, message: string, inputs: unknown[], attrs: object = {}): boolean =>
  mentions(kind, { inputs, attrs: new Fields(attrs, "attrs") }).some((mention) => mention.test(message));

describe("mentions", () => {
  it("includes the shapes of a call", () => {
    expect(found("shape", "add: shapes [3, 4] and [3] do not broadcast", [zeros([3, 4])])).toBe(true);
    expect(found("shape", "reshape: do not fill [3, 5]", [zeros([2])], { shape: [3, 5] })).toBe(true);
    expect(found("shape", "add: shapes do not broadcast", [zeros([3, 4])])).toBe(false);
    expect(found("empty", "max: an empty array of shape [0, 4]", [zeros([0, 4])])).toBe(true);
    expect(found("shape", "flatten: got shape []", [zeros([])])).toBe(true);
  });

  it("includes axes, indexes and values, but not as parts of longer numbers", () => {
    const x = [zeros([3, 4])];
    expect(found("axis", "sum: axis 2 is out of range", x, { axis: 2 })).toBe(true);
    expect(found("axis", "sum: axis 12 is out of range", x, { axis: 2 })).toBe(false);
    expect(found("axis", "sum: axis -2 is out of range", x, { axis: 2 })).toBe(false);
    expect(found("axis", "sum: axis 0 is given twice in [0, -2]", x, { axis: [0, -2] })).toBe(true);
    expect(found("index", "getItem: index 7 is out of range", x, { index: [{ int: 0 }, { int: 7 }] })).toBe(true);
    expect(found("value", "dropout: ratio is 1.5", x, { ratio: 1.5 })).toBe(true);
    expect(found("value", "dropout: ratio is 1", x, { ratio: 1.5 })).toBe(false);
    expect(found("value", "dropout: ratio is 11.5", x, { ratio: 1.5 })).toBe(false);
    expect(found("value", "dropout: [3, 4] has a bad ratio", x, { ratio: 1.5 })).toBe(false);
  });

  it("includes elements of arrays: labels, ids and index arrays", () => {
    const labels = array([9, 0], { dtype: "int32" });
    expect(found("index", "softmaxCrossEntropy: label 9 is none of 4 classes", [labels])).toBe(true);
    expect(found("axis", "softmaxCrossEntropy: label 9 is none of 4 classes", [labels])).toBe(false);
    const ids = { shape: [2], dtype: "float64", data: [0.5, 8] };
    expect(found("index", "embedId: id 8 is out of range", [], { ids })).toBe(true);
    expect(found("index", "getItem: got an index array of float64", [], { index: [{ array: ids }] })).toBe(true);
    expect(found("index", "getItem: at most one ellipsis", [], { index: [{ ellipsis: true }] })).toBe(true);
    expect(found("index", "getItem: that is no index", [], { index: [{ ellipsis: true }, { array: ids }] })).toBe(
      false,
    );
  });

  it("includes dtypes and words of an index", () => {
    expect(found("dtype", "labels are float64", [])).toBe(true);
    expect(found("dtype", "labels are int32", [])).toBe(false);
    expect(found("type", 'expected an NdArray, got the string "text"', ["text"])).toBe(true);
    expect(found("type", "expected an NdArray, got number", [1])).toBe(true);
    expect(found("type", "rows have different lengths", [[[1, 2], [3]]])).toBe(true);
    expect(found("type", "that is wrong", ["text"])).toBe(false);
  });

  it("requires nothing for a state, refuses unknown kinds, and marks no fields as read", () => {
    const attrs = new Fields({ axis: 1 }, "attrs");
    expect(mentions("state", { inputs: [], attrs })).toEqual([]);
    expect(() => mentions("mood", { inputs: [], attrs })).toThrow(DataError);
    mentions("axis", { inputs: [], attrs });
    expect(attrs.unread()).toEqual(["attrs.axis"]);
  });
});
