import { shown } from "./describe.ts";
import { ValueError } from "./errors.ts";
import { type Entries, unknownOption } from "./option-names.ts";
import type { AnyEntry, CompleteOptions } from "./option-table.ts";
import { checkOption, expectedBy } from "./option-values.ts";

/** What a table says of options that are not given. */
interface Defaults {
  /** All options that have a default, for a call without options: frozen, since all such calls get the same object. */
  readonly values: Readonly<Record<string, unknown>>;
  /** The names of those that must be given. */
  readonly required: readonly string[];
  /**
   * The entries of the table, all of one form: V8 reads a property of objects of many forms several times as slowly. And a
   * map is asked for a name more quickly than an object.
   */
  readonly entries: ReadonlyMap<string, AnyEntry>;
}

/** A table that has an entry for each option; that the entry is of its type is what `satisfies OptionTable<T>` says. */
type Entered<T> = { readonly [K in keyof T]-?: AnyEntry };

const defaults = new WeakMap<object, Defaults>();

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
  const { values, required, entries } = defaults.get(table) ?? defaultsOf(table);
  if (options === undefined && required.length === 0) return values as CompleteOptions<T, Table>;
  if (!isPlain(options)) throw notPlain(op, table, options);
  // For objects of many forms, which the defaults of all tables are, a spread takes twice as long.
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

function defaultsOf(table: object): Defaults {
  const entries = new Map(Object.entries(table as Entries).map(([name, entry]) => [name, inOneForm(entry)]));
  const values = Object.freeze(Object.fromEntries(Array.from(entries, ([name, entry]) => [name, entry.default])));
  const required = [...entries.keys()].filter((name) => entries.get(name)?.required);
  const made = { values, required, entries };
  defaults.set(table, made);
  return made;
}

/** An entry with all properties that there are, also those that are undefined, in one order. */
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
  return new ValueError(`${op}: expected an object of options such as ${example}, got ${shown(options)}`);
}

/** The error for an option that must be given; its own check may have a better one. */
function missing(op: string, name: string, entry: AnyEntry): ValueError {
  entry.check?.(undefined as never, op, name);
  const expected = expectedBy(entry);
  return new ValueError(`${op}: ${name} is missing${expected === "" ? "" : `, expected ${expected}`}`);
}
