/**
 * Arrays as in files: all number types of NumPy that have a typed array; dz computes with four of them.
 *
 * @module
 */
import { fromTypedArray } from "../array/creation.ts";
import type { OnArrayBuffer } from "../array/dtype.ts";
import type { NdArray } from "../array/ndarray.ts";
import { DTypeError, FormatError } from "../errors/errors.ts";

/** The typed array of each number type of NumPy. `bool` is one byte, 0 or 1. */
export interface RawTypedArrays {
  float64: OnArrayBuffer<Float64Array>;
  float32: OnArrayBuffer<Float32Array>;
  int8: OnArrayBuffer<Int8Array>;
  int16: OnArrayBuffer<Int16Array>;
  int32: OnArrayBuffer<Int32Array>;
  int64: OnArrayBuffer<BigInt64Array>;
  uint8: OnArrayBuffer<Uint8Array>;
  uint16: OnArrayBuffer<Uint16Array>;
  uint32: OnArrayBuffer<Uint32Array>;
  uint64: OnArrayBuffer<BigUint64Array>;
  bool: OnArrayBuffer<Uint8Array>;
}

/** The number types that can be read from a file, by their NumPy names. */
export type RawDType = keyof RawTypedArrays;

/** An array as it is in a file: its NumPy dtype, its shape, and its elements in row-major and native byte order. */
export type RawArray = {
  [D in RawDType]: { readonly dtype: D; readonly shape: number[]; readonly data: RawTypedArrays[D] };
}[RawDType];

/** The constructor of the typed array of each number type. */
export const rawArrayOf: {
  readonly [D in RawDType]: { new (length: number): RawTypedArrays[D]; readonly BYTES_PER_ELEMENT: number };
} = {
  float64: Float64Array,
  float32: Float32Array,
  int8: Int8Array,
  int16: Int16Array,
  int32: Int32Array,
  int64: BigInt64Array,
  uint8: Uint8Array,
  uint16: Uint16Array,
  uint32: Uint32Array,
  uint64: BigUint64Array,
  bool: Uint8Array,
};

/** Whether this machine is little-endian, as nearly all are. */
export const littleEndian: boolean = /* @__PURE__ */ isLittleEndian();

function isLittleEndian(): boolean {
  return new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;
}

/**
 * The elements in bytes of a file, copied and in native byte order. Throws {@link FormatError} for a bool that is
 * neither 0 nor 1.
 */
export function rawFromBytes(bytes: Uint8Array, dtype: RawDType, bigEndian: boolean, op: string): RawArray["data"] {
  const itemSize = rawArrayOf[dtype].BYTES_PER_ELEMENT;
  const data = new rawArrayOf[dtype](bytes.length / itemSize);
  const target = new Uint8Array(data.buffer);
  target.set(bytes);
  if (bigEndian === littleEndian) swapBytes(target, itemSize);
  if (dtype === "bool") {
    const bad = target.findIndex((byte) => byte > 1);
    if (bad >= 0) throw new FormatError(`${op}: byte ${bad} of a bool array is ${target[bad]}, neither 0 nor 1`);
  }
  return data;
}

/** Reverses the bytes of each element. */
export function swapBytes(bytes: Uint8Array, itemSize: number): void {
  for (let start = 0; start < bytes.length; start += itemSize) {
    for (let low = start, high = start + itemSize - 1; low < high; low++, high--) {
      const byte = bytes[low] as number;
      bytes[low] = bytes[high] as number;
      bytes[high] = byte;
    }
  }
}

/**
 * The array with one of dz's dtypes, without loss: smaller integers become int32, and so do uint32, int64 and uint64 if
 * every value fits. Throws {@link DTypeError} with the first value that does not.
 */
export function rawToNdArray(raw: RawArray, op: string): NdArray {
  switch (raw.dtype) {
    case "float64":
    case "float32":
    case "int32":
    case "bool":
      return fromTypedArray(raw.data, raw.shape);
    case "int8":
    case "int16":
    case "uint8":
    case "uint16":
      return fromTypedArray(Int32Array.from(raw.data), raw.shape);
    default:
      return fromTypedArray(toInt32(raw.data, raw.dtype, op), raw.shape);
  }
}

function toInt32(
  data: Uint32Array | BigInt64Array | BigUint64Array,
  dtype: RawDType,
  op: string,
): Int32Array<ArrayBuffer> {
  const out = new Int32Array(data.length);
  for (let i = 0; i < data.length; i++) {
    const value = data[i] as number | bigint;
    if (value > 0x7fffffff || value < -0x80000000) {
      throw new DTypeError(
        `${op}: the ${dtype} value ${value} does not fit into int32, the largest integer type of dz`,
      );
    }
    out[i] = Number(value);
  }
  return out;
}
