/**
 * What `array` makes of typed arrays of every kind.
 *
 * @module
 */
import { describe } from "../errors/describe.ts";
import { DTypeError } from "../errors/errors.ts";
import type { DType } from "./dtype.ts";

/** A typed array of numbers of any kind, as canvases, decoders and files give them. */
export type NumberArray = ArrayBufferView & ArrayLike<number>;

/** The dtype in which `array` stores the numbers of a typed array: the smallest that represents all of them. */
export type DTypeOfNumbers<T extends NumberArray> = T extends { readonly [Symbol.toStringTag]: infer Tag }
  ? Tag extends "Float64Array" | "Uint32Array"
    ? "float64"
    : Tag extends "Float32Array" | "Float16Array"
      ? "float32"
      : "int32"
  : DType;

/** By name, since not every host has a Float16Array, and the classes of another window are others. */
const dtypes: ReadonlyMap<string, DType> = /* @__PURE__ */ new Map<string, DType>([
  ["Float64Array", "float64"],
  ["Float32Array", "float32"],
  ["Float16Array", "float32"],
  ["Uint32Array", "float64"],
  ["Int32Array", "int32"],
  ["Int16Array", "int32"],
  ["Uint16Array", "int32"],
  ["Int8Array", "int32"],
  ["Uint8Array", "int32"],
  ["Uint8ClampedArray", "int32"],
]);

/** The name of the kind of a typed array; subclasses such as Buffer have that of their base. */
function kindOf(data: ArrayBufferView): string {
  const tag: unknown = (data as { readonly [Symbol.toStringTag]?: unknown })[Symbol.toStringTag];
  return typeof tag === "string" ? tag : describe(data);
}

/**
 * @internal The dtype of the numbers of a typed array. Throws {@link DTypeError} for 64-bit integers, which no dtype
 * represents, and for a DataView.
 */
export function dtypeOfNumbers(data: ArrayBufferView, op: string): DType {
  const kind = kindOf(data);
  const dtype = dtypes.get(kind);
  if (dtype !== undefined) return dtype;
  const hint = kind.startsWith("Big") ? "; convert it first, as with Float64Array.from(data, Number)" : "";
  throw new DTypeError(`${op}: cannot hold the elements of a ${kind}${hint}`);
}
