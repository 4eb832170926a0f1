import { expect, test } from "vitest";
import { littleEndianBytes, typedFromBytes } from "./bytes.ts";

test("numbers are bytes with the lowest first, and back", () => {
  const bytes = littleEndianBytes(new Int32Array([1, -2]).subarray(1));
  expect([...bytes]).toEqual([254, 255, 255, 255]);
  expect([...typedFromBytes(Int32Array, bytes, "tensor a")]).toEqual([-2]);
});

test("bytes at any offset are copied", () => {
  const bytes = new Uint8Array([9, 0, 0, 128, 63]).subarray(1);
  const values = typedFromBytes(Float32Array, bytes, "tensor a");
  bytes.fill(0);
  expect([...values]).toEqual([1]);
});

test("bytes that end inside of a number are refused", () => {
  expect(() => typedFromBytes(Float32Array, new Uint8Array(6), "tensor a")).toThrow(
    "importOnnx: tensor a has 6 bytes, not a multiple of 4",
  );
});
