/**
 * What the message of an error has to mention: at least one of the shapes, axes, indexes, labels or values of a call.
 *
 * @module
 */
import { NdArray } from "@dz/ndarray";
import { DataError, isEncodedArray } from "./decode.ts";
import type { Fields } from "./fields.ts";

/** A call: its inputs and its attributes, whose values may be lists and arrays in any depth. */
export interface Call {
  readonly inputs: readonly unknown[];
  readonly attrs: Fields;
}

/** What the messages of the errors of a kind may mention; any of it will do. None: there is nothing to mention. */
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

/** A number or a word that stands alone, not as a part of another. */
function word(value: number | string): RegExp {
  return new RegExp(`(?<![\\w.-])${String(value).replaceAll(".", "\\.")}(?![\\w]|\\.\\d)`);
}

function quoted(value: unknown): RegExp {
  return new RegExp(`"${String(value).replaceAll(/[^\w ]/g, "\\$&")}"`);
}

/** A list of numbers as it is written in code. */
function listed(numbers: readonly unknown[]): RegExp {
  return new RegExp(`\\[${numbers.join(", ")}\\]`);
}

/** What a list or an object consists of; nothing for anything else. */
function partsOf(value: unknown): unknown[] {
  return typeof value === "object" && value !== null ? Object.values(value) : [];
}

/** The lists of numbers in a value, at any depth; of an array its shape. */
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

/** What is no number in an index: the dtype of an array, and the names of an ellipsis and a new axis. */
function words(value: unknown): RegExp[] {
  if (isEncodedArray(value)) return [word(String(value.dtype))];
  const names = Array.isArray(value) ? [] : Object.entries(value ?? {}).filter(([, part]) => part === true);
  return [...names.map(([name]) => word(name)), ...partsOf(value).flatMap(words)];
}
