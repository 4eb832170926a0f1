/**
 * Checks of the arguments of public functions: callers in JavaScript have no types.
 *
 * @module
 */
import { ValueError } from "@dz/ndarray";
import { quote } from "./run-error.ts";
import { savedFiles } from "./schema.ts";

/** Throws {@link ValueError} unless `path` can be the path of a folder or a file. */
export function checkPath(op: string, path: unknown, what: "folder" | "file" = "folder"): void {
  if (typeof path === "string" && path !== "") return;
  throw new ValueError(`${op}: ${what} is ${shown(path)}, expected the path of a ${what}`);
}

/** Throws {@link ValueError} unless `value` is an object that is not an array. */
export function checkObject(op: string, name: string, value: unknown): void {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return;
  throw new ValueError(`${op}: ${name} is ${shown(value)}, expected an object`);
}

/** Throws {@link ValueError} unless it is a Uint8Array of at most `most` bytes. */
export function checkBytes(op: string, bytes: unknown, most: number): void {
  if (!(bytes instanceof Uint8Array)) {
    throw new ValueError(`${op}: bytes is ${shown(bytes)}, expected a Uint8Array`);
  }
  if (bytes.length > most) {
    throw new ValueError(`${op}: ${bytes.length} bytes, at most ${most} could be read again`);
  }
}

/** Throws {@link ValueError} unless `row` is a Float64Array of at most `most` bytes, so that it can be read again. */
export function checkRow(op: string, row: unknown, most: number): void {
  if (!(row instanceof Float64Array)) {
    throw new ValueError(
      `${op}: predictions is ${shown(row)}, expected a Float64Array, or null for an epoch whose predictions are not kept`,
    );
  }
  if (row.byteLength > most) {
    throw new ValueError(`${op}: predictions of ${row.byteLength} bytes, at most ${most} could be read again`);
  }
}

/** Throws {@link ValueError} unless `name` is that of a file that a program may save. */
export function checkSavedFile(op: string, name: unknown): void {
  if ((savedFiles as readonly unknown[]).includes(name)) return;
  const words = typeof name === "string" ? quote(name) : shown(name);
  throw new ValueError(`${op}: name is ${words}, expected "series", "forecast" or "backtest"`);
}

/** Throws {@link ValueError} unless `name` is that of a file that may be added to a finished run. */
export function checkAddedFile(op: string, name: unknown): void {
  if (name === "why") return;
  throw new ValueError(`${op}: name is ${typeof name === "string" ? quote(name) : shown(name)}, expected "why"`);
}

/** The kind of a value in a word or two, never its content. */
function shown(value: unknown): string {
  if (value === "") return '""';
  if (typeof value === "number" || typeof value === "boolean" || value == null) return String(value);
  if (typeof value !== "object") return `a ${typeof value}`;
  const name = value.constructor?.name;
  if (Array.isArray(value)) return "an array";
  return name === undefined || name === "Object" ? "an object" : `${/^[AEIOU]/.test(name) ? "an" : "a"} ${name}`;
}
