/**
 * The encoding of arrays in the data: `{"shape": [2, 2], "dtype": "float64", "data": [1, "NaN", 3, 4]}`, row-major.
 *
 * Numbers that JSON cannot represent are strings: `"NaN"`, `"Infinity"`, `"-Infinity"`, and 64-bit integers from 2^53
 * in decimal. A conformance runner must not guess, so anything else is a {@link DataError}.
 *
 * @module
 */
import { type DType, fromTypedArray, type NdArray } from "@dz/ndarray";

/** Data that do not have the documented form. */
export class DataError extends Error {
  override name = "DataError";
}

/** The dtypes of the data, by their NumPy names. */
export type DataType =
  | "float64"
  | "float32"
  | "int8"
  | "int16"
  | "int32"
  | "int64"
  | "uint8"
  | "uint16"
  | "uint32"
  | "uint64"
  | "bool";

/** A decoded array. Its values are numbers (bool: 0 and 1), or all of them bigints for int64 and uint64. */
export interface Decoded {
  readonly shape: readonly number[];
  readonly dtype: DataType;
  readonly values: readonly (number | bigint)[];
}

const DATA_TYPES: readonly string[] = [
  "float64",
  "float32",
  "int8",
  "int16",
  "int32",
  "int64",
  "uint8",
  "uint16",
  "uint32",
  "uint64",
  "bool",
] satisfies DataType[];

/** NumPy's names of big-endian dtypes; the values are the same. */
const BIG_ENDIAN: ReadonlyMap<string, DataType> = new Map([
  [">f8", "float64"],
  [">f4", "float32"],
  [">i2", "int16"],
  [">i4", "int32"],
  [">i8", "int64"],
  [">u2", "uint16"],
  [">u4", "uint32"],
  [">u8", "uint64"],
]);

const NOT_FINITE: ReadonlyMap<unknown, number> = new Map([
  ["NaN", Number.NaN],
  ["Infinity", Number.POSITIVE_INFINITY],
  ["-Infinity", Number.NEGATIVE_INFINITY],
]);

/** Whether a value is an encoded array. */
export function isEncodedArray(value: unknown): value is { shape: unknown; dtype: unknown; data: unknown } {
  return typeof value === "object" && value !== null && "shape" in value && "dtype" in value && "data" in value;
}

/** Decodes an array; `where` starts the message of a {@link DataError}. */
export function decodeArray(value: unknown, where: string): Decoded {
  if (!isEncodedArray(value)) throw new DataError(`${where}: expected an array with shape, dtype and data`);
  const surplus = Object.keys(value).find((key) => key !== "shape" && key !== "dtype" && key !== "data");
  if (surplus !== undefined) throw new DataError(`${where}: an array has no field ${surplus}`);
  const shape = decodeShape(value.shape, `${where}.shape`);
  const dtype = decodeType(value.dtype, where);
  if (!Array.isArray(value.data)) throw new DataError(`${where}: data is not a list`);
  const size = shape.reduce((n, length) => n * length, 1);
  if (value.data.length !== size) {
    throw new DataError(`${where}: ${value.data.length} elements for shape [${shape.join(", ")}]`);
  }
  const one = elementDecoder(dtype);
  return { shape, dtype, values: value.data.map((element, i) => one(element, `${where}[${i}]`)) };
}

/** A list of whole numbers from 0. */
export function decodeShape(value: unknown, where: string): number[] {
  if (!Array.isArray(value) || !value.every((n) => Number.isSafeInteger(n) && n >= 0)) {
    throw new DataError(`${where}: expected a shape such as [2, 3]`);
  }
  return value as number[];
}

/** A number of the data, possibly NaN or infinite. */
export function decodeNumber(value: unknown, where: string): number {
  const number = typeof value === "number" ? value : NOT_FINITE.get(value);
  if (number === undefined) throw new DataError(`${where}: expected a number, got ${JSON.stringify(value)}`);
  return number;
}

function decodeType(name: unknown, where: string): DataType {
  const dtype = BIG_ENDIAN.get(name as string) ?? name;
  if (!DATA_TYPES.includes(dtype as string)) throw new DataError(`${where}: unknown dtype ${JSON.stringify(name)}`);
  return dtype as DataType;
}

function elementDecoder(dtype: DataType): (element: unknown, where: string) => number | bigint {
  if (dtype === "float64" || dtype === "float32") return decodeNumber;
  if (dtype === "bool") {
    return (element, where) => {
      if (typeof element !== "boolean") throw new DataError(`${where}: expected true or false`);
      return Number(element);
    };
  }
  const wide = dtype === "int64" || dtype === "uint64";
  return (element, where) => {
    if (wide && typeof element === "string" && /^-?\d+$/.test(element)) return BigInt(element);
    if (!Number.isSafeInteger(element)) throw new DataError(`${where}: expected a whole number`);
    return wide ? BigInt(element as number) : (element as number);
  };
}

/** The dtype of dz for a dtype of the data: every integer dtype becomes int32. */
export function dzType(dtype: DataType): DType {
  return dtype === "float64" || dtype === "float32" || dtype === "bool" ? dtype : "int32";
}

/** Converts to a dz array. Throws {@link DataError} for a value that its dtype cannot represent. */
export function toNdArray({ shape, dtype, values }: Decoded, where: string): NdArray {
  const numbers = values.map(Number);
  switch (dzType(dtype)) {
    case "float64":
      return fromTypedArray(Float64Array.from(numbers), shape);
    case "float32":
      return fromTypedArray(Float32Array.from(exactly(numbers, Math.fround, dtype, where)), shape);
    case "bool":
      return fromTypedArray(Uint8Array.from(numbers), shape);
    case "int32":
      return fromTypedArray(Int32Array.from(exactly(numbers, (x) => x | 0, "int32", where)), shape);
  }
}

function exactly(numbers: number[], convert: (x: number) => number, dtype: string, where: string): number[] {
  const bad = numbers.findIndex((x) => !Object.is(convert(x), x) && convert(x) !== x);
  if (bad >= 0) throw new DataError(`${where}: element ${bad} is ${numbers[bad]}, which ${dtype} does not hold`);
  return numbers;
}
