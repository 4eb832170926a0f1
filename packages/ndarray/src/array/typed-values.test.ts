import { runInNewContext } from "node:vm";
import { expect, expectTypeOf, test } from "vitest";
import { DTypeError } from "../errors/errors.ts";
import { array } from "./creation.ts";
import type { NdArray } from "./ndarray.ts";
import { dtypeOfNumbers, type NumberArray } from "./typed-values.ts";

test.each<[string, NumberArray, string, number[]]>([
  ["Uint8Array", Uint8Array.of(0, 1, 255), "int32", [0, 1, 255]],
  ["Buffer", Buffer.from([7, 255]), "int32", [7, 255]],
  ["Uint8ClampedArray", Uint8ClampedArray.of(300, 2), "int32", [255, 2]],
  ["Int8Array", Int8Array.of(-128, 127), "int32", [-128, 127]],
  ["Int16Array", Int16Array.of(-32768, 32767), "int32", [-32768, 32767]],
  ["Uint16Array", Uint16Array.of(65535), "int32", [65535]],
  ["Int32Array", Int32Array.of(-(2 ** 31)), "int32", [-(2 ** 31)]],
  ["Uint32Array", Uint32Array.of(2 ** 32 - 1), "float64", [2 ** 32 - 1]],
  ["Float32Array", Float32Array.of(0.1), "float32", [Math.fround(0.1)]],
  ["Float64Array", Float64Array.of(0.1), "float64", [0.1]],
])("array takes the numbers of a %s", (_, data, dtype, values) => {
  const a = array(data);
  expect([a.dtype, a.shape, a.toArray()]).toEqual([dtype, [values.length], values]);
});

test("another dtype is that of the option", () => {
  expect(array(Uint8Array.of(0, 1, 128), { dtype: "bool" }).toArray()).toEqual([false, true, true]);
  expect(array(Uint8ClampedArray.of(0, 128), { dtype: "float32" }).toArray()).toEqual([0, 128]);
  expect(array(Uint32Array.of(2 ** 32 - 1), { dtype: "int32" }).item()).toBe(-1);
});

test("half floats become float32 where the host has them", () => {
  const { Float16Array: Half } = globalThis as { Float16Array?: { of(...values: number[]): NumberArray } };
  if (Half !== undefined) {
    expect(array(Half.of(0.5, 65504)).toArray()).toEqual([0.5, 65504]);
    expect(array(Half.of(0.5)).dtype).toBe("float32");
  }
  const named = { [Symbol.toStringTag]: "Float16Array" } as unknown as ArrayBufferView;
  expect(dtypeOfNumbers(named, "array")).toBe("float32");
});

test("typed arrays of another window are the same", () => {
  const data = runInNewContext("Float32Array.of(1.5, 2)") as Float32Array;
  expect(data instanceof Float32Array).toBe(false);
  expect([array(data).dtype, array(data).toArray()]).toEqual(["float32", [1.5, 2]]);
});

test("the types are those of the values", () => {
  expectTypeOf(array(Uint8Array.of(1))).toEqualTypeOf<NdArray<"int32">>();
  expectTypeOf(array(Uint8ClampedArray.of(1))).toEqualTypeOf<NdArray<"int32">>();
  expectTypeOf(array(Uint32Array.of(1))).toEqualTypeOf<NdArray<"float64">>();
  expectTypeOf(array(Float32Array.of(1))).toEqualTypeOf<NdArray<"float32">>();
  expectTypeOf(array(Uint8Array.of(1), { dtype: "bool" })).toEqualTypeOf<NdArray<"bool">>();
});

test("64-bit integers have to be converted first", () => {
  for (const data of [BigInt64Array.of(1n), BigUint64Array.of(1n)]) {
    expect(() => array(data as never)).toThrow(
      new DTypeError(
        `array: cannot hold the elements of a ${data[Symbol.toStringTag]}; convert it first, as with Float64Array.from(data, Number)`,
      ),
    );
    expect(array(Float64Array.from(data as Iterable<never>, Number)).item()).toBe(1);
  }
  expect(() => array(new DataView(new ArrayBuffer(1)) as never)).toThrow(
    new DTypeError("array: cannot hold the elements of a DataView"),
  );
});
