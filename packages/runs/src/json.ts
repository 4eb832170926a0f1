/**
 * JSON texts and values from outside: parsed without deep nesting, and described in messages without their content.
 *
 * @module
 */
import { quote, RunError } from "./run-error.ts";

/** A value that JSON can represent. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** The nesting limit of JSON values, well above that of any valid file. */
const MAX_DEPTH = 32;

/** Parses JSON; throws {@link RunError}, which begins with `where` and shows nothing of the text. */
export function parsed(json: string, where: string): unknown {
  if (json === "") throw new RunError(`${where}: not valid JSON, it is empty`);
  // A nested value takes fifty times the memory of its bracket.
  if (isDeep(json)) throw tooDeep(where);
  try {
    return JSON.parse(json);
  } catch {
    throw new RunError(`${where}: not valid JSON`); // the parser's message quotes the text
  }
}

/** Whether brackets are nested too deeply, even if the text is not valid JSON. */
function isDeep(json: string): boolean {
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < json.length; i++) {
    const char = json[i];
    if (quoted) {
      if (char === "\\") i++;
      else if (char === '"') quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === "[" || char === "{") {
      if (++depth > MAX_DEPTH) return true;
    } else if (char === "]" || char === "}") depth--;
  }
  return false;
}

/**
 * Throws {@link RunError}, which begins with `where` and names the field, unless the value of a field of a file can be
 * read back as it is: strings, finite numbers, booleans, nulls, and plain arrays and objects of them, nested as
 * {@link parsed} accepts. A loop of references is nested without end.
 */
export function checkJson(value: unknown, field: string, where: string, depth: number = 1): void {
  if (value === null || typeof value === "string" || typeof value === "boolean") return;
  if (typeof value === "number" && Number.isFinite(value)) return;
  const isArray = Array.isArray(value);
  if (!isArray && !isPlain(value)) {
    const expected = typeof value === "number" ? "a finite number" : "a value that JSON can represent";
    throw new RunError(`${where}: ${fieldName(field)} is ${shown(value)}, expected ${expected}`);
  }
  if (depth > MAX_DEPTH) throw tooDeep(where);
  if (isArray) {
    for (let i = 0; i < value.length; i++) checkJson(value[i], `${field}.${i}`, where, depth + 1); // holes, too
  } else for (const [name, each] of Object.entries(value)) checkJson(each, `${field}.${name}`, where, depth + 1);
}

/** Whether a value is an object without a class, as JSON and literals give them. */
export function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function tooDeep(where: string): RunError {
  return new RunError(`${where}: values are nested more than ${MAX_DEPTH} deep`);
}

/** The path of a field for a message, in quotes unless it is short and simple. */
export function fieldName(path: string): string {
  return /^[\w.-]{1,60}$/.test(path) ? path : quote(path);
}

/** A value for a message, in one line: of arrays and objects only the kind. */
export function shown(value: unknown): string {
  if (typeof value === "string") return quote(value);
  if (Array.isArray(value)) return "an array";
  if (typeof value === "function") return "a function";
  if (typeof value !== "object" || value === null) return String(value);
  const name: unknown = isPlain(value) ? null : value.constructor?.name;
  return typeof name === "string" && /^\w{1,60}$/.test(name) ? `an object of the class ${name}` : "an object";
}
