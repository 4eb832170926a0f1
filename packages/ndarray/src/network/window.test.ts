import { describe, expect, test } from "vitest";
import { ShapeError, ValueError } from "../errors/errors.ts";
import { convOutSize, deconvOutSize, geometryOf, imageShape, type Pair, pairOf } from "./window.ts";

describe("pairOf", () => {
  test("a number is both", () => {
    expect(pairOf(2, 1, "op: stride")).toEqual([2, 2]);
    expect(pairOf([0, 3], 0, "op: pad")).toEqual([0, 3]);
  });

  test.each([
    [0, 1, "1, or two of them, got 0"],
    [-1, 0, "0, or two of them, got -1"],
    [1.5, 1, "1, or two of them, got 1.5"],
    [[1, 1, 1], 1, "1, or two of them, got [1, 1, 1]"],
    [[1, 0], 1, "1, or two of them, got [1, 0]"],
    ["2", 1, '1, or two of them, got the string "2"'],
    [undefined, 1, "1, or two of them, got undefined"],
  ] as const)("%j is refused", (value, smallest, text) => {
    expect(() => pairOf(value as unknown as Pair, smallest, "op: stride")).toThrow(
      new ValueError(`op: stride is a whole number from ${text}`),
    );
  });
});

describe("sizes", () => {
  test.each([
    [[7, 6], 3, {}, [5, 4]],
    [[4, 4], 3, { stride: 3, pad: 1 }, [2, 2]],
    [[6, 5], [2, 3], { stride: [2, 3], pad: [1, 2] }, [4, 3]],
    [[3, 3], 4, {}, [0, 0]],
    [[2, 5], [5, 5], { pad: [1, 0] }, [0, 1]],
    [[1, 1], 9, { stride: 4 }, [-1, -1]],
  ] as const)("convOutSize of %j with a kernel of %j and %j is %j", (size, kernel, options, expected) => {
    expect(convOutSize(size, kernel, options)).toEqual(expected);
  });

  test.each([
    [[4, 3], 3, {}, [6, 5]],
    [[3, 4], 3, { stride: 2, pad: 1 }, [5, 7]],
    [[1, 1], 2, { pad: 2 }, [-2, -2]],
  ] as const)("deconvOutSize of %j with a kernel of %j and %j is %j", (size, kernel, options, expected) => {
    expect(deconvOutSize(size, kernel, options)).toEqual(expected);
  });

  test("images on which the window leaves no rest come back", () => {
    const options = { stride: [2, 3], pad: [1, 0] } as const;
    expect(deconvOutSize(convOutSize([7, 10], [3, 4], options), [3, 4], options)).toEqual([7, 10]);
  });

  test("errors", () => {
    expect(() => convOutSize([3, 3], 0)).toThrow(/^convOutSize: kernelSize is a whole number from 1/);
    expect(() => convOutSize([3, 3], 1, { stride: 0 })).toThrow(/^convOutSize: stride is a whole number from 1/);
    expect(() => convOutSize([3, 3], 1, { pad: -1 })).toThrow(/^convOutSize: pad is a whole number from 0/);
    expect(() => deconvOutSize([3, 3], 0)).toThrow(/^deconvOutSize: kernelSize is a whole number from 1/);
    expect(() => deconvOutSize([3, 3], 1, { stride: 0 })).toThrow(/^deconvOutSize: stride is a whole number from 1/);
    expect(() => deconvOutSize([3, 3], 1, { pad: -1 })).toThrow(/^deconvOutSize: pad is a whole number from 0/);
  });
});

describe("geometryOf", () => {
  const none = { stride: 1, pad: 0 };

  test("all numbers", () => {
    expect(geometryOf([2, 3, 7, 6], [3, 2], none, "op", 4)).toEqual({
      ...{ n: 2, c: 3, h: 7, w: 6, kh: 3, kw: 2 },
      ...{ strideH: 1, strideW: 1, padH: 0, padW: 0, oh: 5, ow: 5, oc: 4 },
    });
  });

  test("errors", () => {
    expect(() => geometryOf([3, 3], 1, none, "op")).toThrow(
      new ShapeError("op: x is [batch, channels, height, width], got shape [3, 3]"),
    );
    expect(() => geometryOf([1, 1, 3, 2], 3, { ...none, pad: [1, 0] }, "op")).toThrow(
      new ShapeError("op: a kernel of [3, 3] does not fit into images [1, 1, 3, 2] with pad [1, 0]"),
    );
    expect(() => geometryOf([1, 1, 2, 3], 3, none, "op")).toThrow(
      new ShapeError("op: a kernel of [3, 3] does not fit into images [1, 1, 2, 3] with pad [0, 0]"),
    );
    expect(() => geometryOf([1, 1, 3, 3], 0, none, "op")).toThrow(/^op: kernelSize is a whole number from 1/);
    expect(() => imageShape([1], "op: x")).toThrow(ShapeError);
  });
});
