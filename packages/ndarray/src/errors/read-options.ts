import { shown } from "./describe.ts";
import { ValueError } from "./errors.ts";
import { type Entries, unknownOption } from "./option-names.ts";
import type { AnyEntry, CompleteOptions } from "./option-table.ts";
import { checkOption, expectedBy } from "./option-values.ts";

/** A table, prepared for reading. */
interface Prepared {
  /** All options that have a default, for a call without options: frozen, since all such calls get the same object. */
  readonly values: Readonly<Record<string, unknown>>;
  /** The names of those that must be given. */
  readonly required: readonly string[];
  /**
   * The entries of the table, all of one hidden class, so that V8 reads their properties several times as fast; in a map,
   * which it searches faster than an object.
   */
  readonly entries: ReadonlyMap<string, AnyEntry>;
}

/** A table with an entry for each option. `satisfies OptionTable<T>` has checked the types of the entries. */
type Entered<T> = { readonly [K in keyof T]-?: AnyEntry };

const prepared = /* @__PURE__ */ new WeakMap<object, Prepared>();

/**
 * The options of a call, checked, with the defaults of those that are absent or undefined. `op` begins the messages.
 *
 * Throws {@link ValueError} for anything but an object, for an unknown name (with the nearest known one), for a value of
 * another kind or out of bounds, and for an option that is missing. Without options the result is a frozen object, the
 * same at each call.
 */
export function readOptions<T extends object, const Table extends Entered<T>>(
  op: string,
  table: Table,
  options: T | undefined,
): CompleteOptions<T, Table> {
  const { values, required, entries } = prepared.get(table) ?? prepare(table);
  if (options === undefined && required.length === 0) return values as CompleteOptions<T, Table>;
  if (!isPlain(options)) throw notPlain(op, table, options);
  // A spread takes twice as long for objects of many hidden classes, such as the defaults of all tables.
  const read: Record<string, unknown> = Object.assign({}, values);
  for (const name in options) {
    const entry = entries.get(name);
    if (entry === undefined) throw unknownOption(op, name, table as Entries);
    const value: unknown = options[name];
    if (value !== undefined) read[name] = checkOption(op, name, entry, value);
  }
  for (const name of required) if (read[name] === undefined) throw missing(op, name, entries.get(name) as AnyEntry);
  return read as CompleteOptions<T, Table>;
}

function prepare(table: object): Prepared {
  const entries = new Map(Object.entries(table as Entries).map(([name, entry]) => [name, inOneForm(entry)]));
  const values = Object.freeze(Object.fromEntries(Array.from(entries, ([name, entry]) => [name, entry.default])));
  const required = [...entries.keys()].filter((name) => entries.get(name)?.required);
  const made = { values, required, entries };
  prepared.set(table, made);
  return made;
}

/** An entry with all properties, present or undefined, in one order. */
function inOneForm(entry: AnyEntry): AnyEntry {
  const { kind, default: value, required, words, of, check, above, from, below, to, whole, finite } = entry;
  return { kind, default: value, required, words, of, check, above, from, below, to, whole, finite } as AnyEntry;
}

/** Whether options are an object literal, not an instance of a class such as an array. */
function isPlain<T>(options: T | undefined): options is T & object {
  if (typeof options !== "object" || options === null) return false;
  const prototype: unknown = Object.getPrototypeOf(options);
  if (prototype === Object.prototype || prototype === null) return true;
  return Object.getPrototypeOf(prototype) === null; // a literal of another window
}

function notPlain(op: string, table: object, options: unknown): ValueError {
  const example = `{ ${Object.keys(table)[0] ?? ""} }`;
  const hint = settingHint(op, table as Entries, options);
  return new ValueError(`${op}: expected an object of options such as ${example}, got ${shown(options)}${hint}`);
}

/** How to write a setting that was given without its name, if it may be that of the first option, or the required one. */
function settingHint(op: string, table: Entries, value: unknown): string {
  if (typeof value !== "number" && typeof value !== "string" && typeof value !== "boolean") return "";
  const required = Object.keys(table).filter((name) => table[name]?.required);
  const name = required.length === 1 ? (required[0] as string) : Object.keys(table)[0];
  const entry = name === undefined ? undefined : table[name];
  if (name === undefined || entry === undefined || !mayBe(op, name, entry, value)) return "";
  return `; if this is ${name}, write { ${name}: ${typeof value === "string" ? JSON.stringify(value) : value} }`;
}

/** Whether a value is one of an option. An axis is checked with the shape, so here any whole number may be one. */
function mayBe(op: string, name: string, entry: AnyEntry, value: unknown): boolean {
  if (name === "axis") return Number.isInteger(value);
  if (entry.kind === "any") return false;
  try {
    checkOption(op, name, entry, value);
    return true;
  } catch {
    return false;
  }
}

/** The error for an option that must be given; its own check may have a better one. */
function missing(op: string, name: string, entry: AnyEntry): ValueError {
  entry.check?.(undefined as never, op, name);
  const expected = expectedBy(entry);
  return new ValueError(`${op}: ${name} is missing${expected === "" ? "" : `, expected ${expected}`}`);
}
