import { FormatError } from "@dz/ndarray";
import { describe, expect, it } from "vitest";
import { arrayOf } from "./numpy-pickle.ts";
import type { PickleValue } from "./pickle-value.ts";

const text = (content: string): Uint8Array => new TextEncoder().encode(content);
const dtypeOf = (name: string): PickleValue => ({ callee: { name: "numpy.dtype" }, args: [text(name)], state: null });
const state: PickleValue[] = [1, [2, 3], dtypeOf("u1"), false, Uint8Array.of(0, 1, 2, 3, 4, 5)];
const arrayWith = (changed: PickleValue | undefined): PickleValue => ({
  callee: { name: "numpy.core.multiarray._reconstruct" },
  args: [],
  state: changed,
});

describe("arrayOf", () => {
  it("returns the bytes and the shape", () => {
    expect(arrayOf(arrayWith(state), "x")).toEqual({ shape: [2, 3], data: Uint8Array.of(0, 1, 2, 3, 4, 5) });
    expect(arrayOf(arrayWith(state.with(1, [0, 3]).with(4, new Uint8Array(0))), "x").shape).toEqual([0, 3]);
  });

  it.each<[string, PickleValue | undefined]>([
    ["is not a NumPy array", undefined],
    ["is not a NumPy array", null],
    ["is not a NumPy array", []],
    ["is not a NumPy array", dtypeOf("u1")],
    ["is not a NumPy array", arrayWith(undefined)],
    ["is not a NumPy array", arrayWith(1)],
    ["the state of the array is not one that NumPy writes", arrayWith([])],
    ["the state of the array is not one that NumPy writes", arrayWith(state.with(0, 2))],
    ["the state of the array is not one that NumPy writes", arrayWith([...state, 1])],
    ["the state of the array is not one that NumPy writes", arrayWith(state.with(1, 6))],
    ["the state of the array is not one that NumPy writes", arrayWith(state.with(1, [-2, -3]))],
    ["the state of the array is not one that NumPy writes", arrayWith(state.with(1, [2, null]))],
    ["the state of the array is not one that NumPy writes", arrayWith(state.with(1, new Array(33).fill(1)))],
    ["the state of the array is not one that NumPy writes", arrayWith(state.with(4, [0, 1, 2, 3, 4, 5]))],
    ["the array is not one of unsigned bytes", arrayWith(state.with(2, dtypeOf("f4")))],
    ["the array is not one of unsigned bytes", arrayWith(state.with(2, dtypeOf("u12")))],
    ["the array is not one of unsigned bytes", arrayWith(state.with(2, text("u1")))],
    ["the array is not one of unsigned bytes", arrayWith(state.with(2, arrayWith(1)))],
    ["the array is column-major", arrayWith(state.with(3, true))],
    ["shape [2, 4] needs 8 bytes, the array has 6", arrayWith(state.with(1, [2, 4]))],
    ["shape [65536, 65536] needs 4294967296 bytes, the array has 6", arrayWith(state.with(1, [65536, 65536]))],
  ])("refuses: %s", (message, value) => {
    expect(() => arrayOf(value, "x")).toThrow(new FormatError(`x: ${message}`));
  });
});
