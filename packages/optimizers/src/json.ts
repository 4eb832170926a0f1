/**
 * States as JSON: arrays by name become nested numbers and come back, and what JSON cannot hold is an error.
 *
 * The digits of JavaScript are exact for every number but −0, which JSON writes as 0.
 *
 * @module
 */
import { array, type DType, isNdArray, type NdArray, named, ShapeError, shown, ValueError } from "@dz/ndarray";

/** Arrays by name of a state that a caller gives, perhaps from JSON. */
export type GivenArrays = ReadonlyMap<string, NdArray> | Readonly<Record<string, unknown>>;

/**
 * The arrays of a state, of which `JSON.stringify` makes an object of nested numbers; of a plain Map it would make an
 * empty object. `JSON.stringify` throws {@link ValueError} for NaN and infinities.
 */
export function writable(arrays: Map<string, NdArray>, op: string): ReadonlyMap<string, NdArray> {
  return withToJSON(arrays, () => Object.fromEntries(Array.from(arrays, ([name, a]) => [name, nested(a, op, name)])));
}

/** A state of numbers, for which `JSON.stringify` throws {@link ValueError} if one of them is NaN or infinite. */
export function writableNumbers<T extends object>(state: T, op: string): T {
  return withToJSON(state, () => {
    for (const [name, value] of Object.entries(state)) {
      if (typeof value === "number" && !Number.isFinite(value)) throw unwritable(op, name, String(value));
    }
    return { ...state };
  });
}

/** Adds a toJSON that neither a comparison nor a copy of the object sees. */
function withToJSON<T extends object>(object: T, toJSON: () => unknown): T {
  return Object.defineProperty(object, "toJSON", { value: toJSON, enumerable: false });
}

function nested(a: NdArray, op: string, name: string): unknown {
  for (const x of a.toTypedArray()) if (!Number.isFinite(Number(x))) throw unwritable(op, name, String(x));
  return a.toArray();
}

function unwritable(op: string, name: string, value: string): ValueError {
  return new ValueError(`${op}: ${named(name)} has ${value}, which JSON lacks; keep the state in another format`);
}

/**
 * Arrays by name from a caller: a Map of NdArrays, or an object of nested numbers as `JSON.parse` gives it, whose dtypes
 * `dtypeOf` tells. Throws {@link ValueError} for anything else.
 */
export function readArrays(
  arrays: GivenArrays,
  op: string,
  dtypeOf: (name: string) => DType | undefined,
): ReadonlyMap<string, NdArray> {
  if (arrays instanceof Map) {
    for (const [name, a] of arrays as ReadonlyMap<string, NdArray>) {
      if (!isNdArray(a)) throw new ValueError(`${op}: ${named(name)} is ${shown(a)}, expected an NdArray`);
    }
    return arrays as ReadonlyMap<string, NdArray>;
  }
  if (typeof arrays !== "object" || arrays === null || Array.isArray(arrays)) {
    throw new ValueError(`${op}: expected a Map of arrays by name, got ${shown(arrays)}`);
  }
  return new Map(
    Object.entries(arrays).map(([name, value]) => [name, arrayOf(value, `${op}: ${named(name)}`, dtypeOf(name))]),
  );
}

function arrayOf(value: unknown, op: string, dtype: DType | undefined): NdArray {
  if (typeof value !== "number" && typeof value !== "boolean" && !Array.isArray(value)) {
    throw new ValueError(`${op} is ${shown(value)}, expected nested numbers as JSON.stringify has written them`);
  }
  try {
    return array(value as number[], dtype === undefined ? {} : { dtype });
  } catch (error) {
    // Ragged or other things than numbers; the message of array does not say where.
    if (error instanceof ValueError || error instanceof ShapeError)
      throw new ValueError(`${op} is no array of numbers; ${error.message}`);
    throw error;
  }
}
