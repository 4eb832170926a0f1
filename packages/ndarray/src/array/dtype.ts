import { describe, named } from "../errors/describe.ts";
import { DTypeError } from "../errors/errors.ts";

/** The element types of an {@link NdArray}. `bool` is stored as one byte, 0 or 1. */
export type DType = "float64" | "float32" | "int32" | "bool";

/** The dtypes of floats, of which parameters and gradients are. */
export type FloatDType = "float64" | "float32";

/**
 * A typed array whose memory is an ArrayBuffer and never shared: `Uint8Array<ArrayBuffer>` for `Uint8Array`. It is written
 * with what `slice` returns, because typed arrays are not generic in TypeScript before 5.7.
 */
export type OnArrayBuffer<T extends { slice(): unknown }> = ReturnType<T["slice"]>;

/** The typed array of the elements of each dtype. */
export interface TypedArrays {
  float64: OnArrayBuffer<Float64Array>;
  float32: OnArrayBuffer<Float32Array>;
  int32: OnArrayBuffer<Int32Array>;
  bool: OnArrayBuffer<Uint8Array>;
}

/** A typed array of elements of any dtype. */
export type TypedArray = TypedArrays[DType];

/** A typed array as a source of elements; unlike {@link TypedArray} it may use shared memory. */
export type AnyTypedArray = Float64Array | Float32Array | Int32Array | Uint8Array;

/** The dtype of the elements of a typed array. */
export type DTypeOf<T extends AnyTypedArray> = T extends Float64Array
  ? "float64"
  : T extends Float32Array
    ? "float32"
    : T extends Int32Array
      ? "int32"
      : "bool";

/** The constructor of the typed array of each dtype. */
export const typedArrayOf: {
  readonly [D in DType]: {
    new (length: number): TypedArrays[D];
    new (buffer: ArrayBuffer, byteOffset: number, length: number): TypedArrays[D];
  };
} = { float64: Float64Array, float32: Float32Array, int32: Int32Array, bool: Uint8Array };

/** Bytes of one element. */
export const itemSize: { readonly [D in DType]: number } = { float64: 8, float32: 4, int32: 4, bool: 1 };

/**
 * Bytes of one element. Comparisons, because engines take ten times as long to look up a property by a varying name.
 */
export function bytesOf(dtype: DType): number {
  return dtype === "float64" ? 8 : dtype === "bool" ? 1 : 4;
}

/** Whether the dtype is `float64` or `float32`. */
export function isFloat(dtype: DType): dtype is FloatDType {
  return dtype === "float64" || dtype === "float32";
}

/** Returns the dtype. Throws {@link DTypeError} if there is none of this name. */
export function checkDType<D extends DType>(dtype: D, op: string): D {
  if (typeof dtype === "string" && Object.hasOwn(itemSize, dtype)) return dtype;
  const given: unknown = dtype;
  const name = typeof given === "string" ? given : describe(given);
  throw new DTypeError(`${op}: there is no dtype ${name}, only float64, float32, int32 and bool`);
}

/** Returns the dtype. Throws {@link DTypeError} unless it is float64 or float32; `name` is that of the option. */
export function checkFloatDType<D extends FloatDType>(dtype: D, op: string, name = "dtype"): D {
  if (dtype === "float64" || dtype === "float32") return dtype;
  const given: unknown = dtype;
  throw new DTypeError(`${op}: ${name} is ${named(given)}, expected float64 or float32`);
}

/** The dtype of the elements of a typed array. Throws {@link DTypeError} for other kinds. */
export function dtypeOf(data: ArrayBufferView, op: string): DType {
  if (data instanceof Float64Array) return "float64";
  if (data instanceof Float32Array) return "float32";
  if (data instanceof Int32Array) return "int32";
  if (data instanceof Uint8Array) return "bool";
  throw new DTypeError(
    `${op}: cannot take the elements of ${article(describe(data))} as they are; array(data) converts numbers`,
  );
}

function article(name: string): string {
  return /^[A-Z]/.test(name) ? `a ${name}` : name;
}

/**
 * The dtype of an operation on two arrays, by the promotion of NumPy 2: bool < int32 < float32 < float64, except that
 * int32 with float32 gives float64, because float32 cannot represent every int32.
 */
export function promote(a: DType, b: DType): DType {
  if (a === b) return a;
  if (a === "bool") return b;
  if (b === "bool") return a;
  return "float64";
}

/**
 * The dtype of an array and a plain number: the number is weakly typed and promotes only a dtype that cannot represent
 * it.
 */
export function promoteNumber(dtype: DType, value: number): DType {
  if (isFloat(dtype)) return dtype;
  return (value | 0) === value ? "int32" : "float64";
}

/** The dtype in which real functions such as exp and division are computed: floats stay, the others become float64. */
export function floatOf(dtype: DType): FloatDType {
  return dtype === "float32" ? "float32" : "float64";
}
