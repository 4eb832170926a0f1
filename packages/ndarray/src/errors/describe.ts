/**
 * Descriptions of values for error messages.
 *
 * @module
 */

import { ofAnotherCopy } from "./copies.ts";

/** A value for an error message: a number as it is, anything else by {@link describe}. */
export function shown(value: unknown): string {
  return typeof value === "number" ? String(value) : describe(value);
}

/**
 * A name or a word for an error message: a string as it is, cut after 60 characters, anything else by {@link shown}.
 */
export function named(value: unknown): string {
  return typeof value === "string" ? cut(value) : shown(value);
}

/** A description of a value of a wrong kind, for an error message; strings are cut after 60 characters. */
export function describe(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a JavaScript array";
  if (typeof value === "object") return ofAnotherCopy(value) ?? kindOf(value);
  return typeof value === "string" ? `the string ${JSON.stringify(cut(value))}` : typeof value;
}

/**
 * What to do with a value that is no array, at the end of an error message; empty unless an array can be made of it, or it
 * is a Variable of `@dz/core`, which has one.
 */
export function arrayHint(value: unknown): string {
  if (Array.isArray(value) || ArrayBuffer.isView(value)) return "; make one with array(...)";
  if (typeof value !== "object" || value === null || !(VARIABLE in value)) return "";
  return ofAnotherCopy(value) === null ? "; use x.data, or the function of @dz/functions" : "";
}

/** The mark of Variables, see `copies.ts`: this package does not import their class. */
const VARIABLE = /* @__PURE__ */ Symbol.for("@dz/core/Variable");

function cut(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** The class name of an object, if it has one. */
function kindOf(value: object): string {
  try {
    const { name } = value.constructor;
    return typeof name === "string" && name !== "" ? name : "an object";
  } catch {
    return "an object";
  }
}
