import { array, NdArray } from "@dz/ndarray";
import { expect, it } from "vitest";
import { bytesOf, checkArrays, checkBytes, checkSame, checkSameMaps } from "./same.ts";

it("checkSame distinguishes arrays bitwise", () => {
  const a = array([0, Number.NaN]);
  expect(() => checkSame("x", a, array([0, Number.NaN]))).not.toThrow();
  expect(() => checkSame("x", a, array([-0, Number.NaN]))).toThrow("x: 16 bytes became 16 others");
  expect(() => checkSame("x", a, a.reshape(1, 2))).toThrow("x: float64 [2] became float64 [1,2]");
  expect(() => checkSame("x", a, array([0, 1], { dtype: "int32" }))).toThrow("became int32");
  expect(() => checkSame("x", a, undefined)).toThrow("x: an array is missing");
  expect(bytesOf(array([1], { dtype: "int32" }))).toEqual(Uint8Array.of(1, 0, 0, 0));
  expect(() => checkBytes("x", Uint8Array.of(1), Uint8Array.of(1, 2))).toThrow("x: 1 bytes became 2 others");
});

it("checkSameMaps distinguishes collections", () => {
  const [a, b] = [array([1]), array([2])];
  const both = new Map([
    ["a", a],
    ["b", b],
  ]);
  expect(() =>
    checkSameMaps(
      "x",
      both,
      new Map([
        ["b", b],
        ["a", a],
      ]),
    ),
  ).not.toThrow();
  expect(() => checkSameMaps("x", both, new Map([["a", a]]))).toThrow("x: 2 arrays became 1");
  expect(() =>
    checkSameMaps(
      "x",
      both,
      new Map([
        ["a", a],
        ["c", b],
      ]),
    ),
  ).toThrow('x, "b": an array is missing');
});

it("checkArrays refuses what no reader may return", () => {
  const { ptr, span } = array([1, 2]);
  const lying = new NdArray(ptr, span, [3], 2, "float64", null);
  expect(() => checkArrays("x", new Map([["a", lying]]))).toThrow("x: 2 elements of shape [3]");
  expect(() => checkArrays("x", new Map([["l0/W.a", array(1)]]))).not.toThrow();
  for (const name of ["", "/a", "a/", "../a", "a/..", "C:a", "a\\b", "a\0"]) {
    expect(() => checkArrays("x", new Map([[name, array(1)]]))).toThrow("was read");
  }
});
