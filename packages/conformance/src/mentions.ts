/**
 * What an error message must mention: at least one of the shapes, axes, indexes, labels or values of the call.
 *
 * @module
 */
import { NdArray } from "@dz/ndarray";
import { DataError, isEncodedArray } from "./decode.ts";
import type { Fields } from "./fields.ts";

/** A call: its inputs and its attributes, which may be nested lists and arrays. */
export interface Call {
  readonly inputs: readonly unknown[];
  readonly attrs: Fields;
}

/** What a message of an error of some kind may mention; one match suffices. An empty list requires nothing. */
export function mentions(kind: string, { inputs, attrs }: Call): readonly RegExp[] {
  const arrays = inputs.filter((input) => input instanceof NdArray);
  const values = attrs.peek();
  const shapes = [...arrays.map((a) => listed(a.shape)), ...values.flatMap(lists)];
  const wholeNumbers = arrays.filter((a) => a.dtype === "int32").flatMap((a) => Array.from(a.toTypedArray(), word));
  switch (kind) {
    case "shape":
    case "empty":
      return shapes;
    case "axis":
      return [...shapes, ...values.flatMap(numbers)];
    case "index":
      return [...shapes, ...values.flatMap(numbers), ...wholeNumbers, ...values.flatMap(words)];
    case "value":
      return values.flatMap(numbers);
    case "dtype":
      return [/\bfloat64\b/];
    case "type":
      return [
        ...inputs.map((input) => word(typeof input)),
        ...inputs.map(quoted),
        ...(inputs.some(Array.isArray) ? [/\barray|rows\b/i] : []),
      ];
    case "state":
      return [];
    default:
      throw new DataError(`unknown kind ${kind}`);
  }
}

/** A number or word on its own, not as a part of another. */
function word(value: number | string): RegExp {
  return new RegExp(`(?<![\\w.-])${String(value).replaceAll(".", "\\.")}(?![\\w]|\\.\\d)`);
}

function quoted(value: unknown): RegExp {
  return new RegExp(`"${String(value).replaceAll(/[^\w ]/g, "\\$&")}"`);
}

/** A list of numbers as in code. */
function listed(numbers: readonly unknown[]): RegExp {
  return new RegExp(`\\[${numbers.join(", ")}\\]`);
}

/** The elements of a list or an object; none for other values. */
function partsOf(value: unknown): unknown[] {
  return typeof value === "object" && value !== null ? Object.values(value) : [];
}

/** The lists of numbers in a value, at any depth; for an array its shape. */
function lists(value: unknown): RegExp[] {
  if (isEncodedArray(value)) return lists(value.shape);
  const isList = Array.isArray(value) && value.every((part) => typeof part === "number");
  return isList ? [listed(value)] : partsOf(value).flatMap(lists);
}

/** The numbers in a value, at any depth. */
function numbers(value: unknown): RegExp[] {
  if (typeof value === "number") return [word(value)];
  return isEncodedArray(value) ? numbers(value.data) : partsOf(value).flatMap(numbers);
}

/** The non-numeric parts of an index: the dtype of an array, and the names of an ellipsis and a new axis. */
function words(value: unknown): RegExp[] {
  if (isEncodedArray(value)) return [word(String(value.dtype))];
  const names = Array.isArray(value) ? [] : Object.entries(value ?? {}).filter(([, part]) => part === true);
  return [...names.map(([name]) => word(name)), ...partsOf(value).flatMap(words)];
}
