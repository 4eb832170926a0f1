import { named, shown } from "./describe.ts";
import { ValueError } from "./errors.ts";
import type { AnyEntry, NumberBounds } from "./option-table.ts";

/**
 * Checks the value of an option, or of anything else with a name and the same bounds (a property, a number in a state), and
 * returns it. Throws {@link ValueError} for one of another kind or out of bounds, unless the `check` of the entry
 * throws another error; `op` begins the message.
 */
export function checkOption<T>(op: string, name: string, entry: AnyEntry, value: T): T {
  const kind = entry.kind ?? typeof entry.default;
  // The most frequent kinds first, since operations are called often.
  if (kind === "any" || (kind === "boolean" && typeof value === "boolean")) return value;
  if (entry.check !== undefined) return entry.check(value as never, op, name) as T;
  if (accepts(entry, kind, value)) return value;
  const got = typeof value === "string" ? JSON.stringify(named(value)) : shown(value);
  throw new ValueError(`${op}: ${name} is ${got}, expected ${expectedBy(entry)}`);
}

/** What an entry expects, in words; an empty text if only the function knows. */
export function expectedBy(entry: AnyEntry): string {
  const { words, of, kind = typeof entry.default } = entry;
  if (words !== undefined) return either(words);
  if (of !== undefined) return `a ${of.name}`;
  if (kind === "number") return numberIn(entry);
  if (kind === "boolean") return "true or false";
  return kind === "string" || kind === "function" ? `a ${kind}` : "";
}

function accepts(entry: AnyEntry, kind: string, value: unknown): boolean {
  if (entry.words !== undefined) return entry.words.includes(value);
  if (entry.of !== undefined) return value instanceof entry.of;
  return typeof value === kind && (typeof value !== "number" || within(value, entry));
}

function within(value: number, { above, from, below, to, whole, finite }: NumberBounds): boolean {
  // NaN fails each of these comparisons.
  if (above !== undefined && !(value > above)) return false;
  if (from !== undefined && !(value >= from)) return false;
  if (below !== undefined && !(value < below)) return false;
  if (to !== undefined && !(value <= to)) return false;
  if (whole) return Number.isSafeInteger(value);
  return finite === false || Number.isFinite(value);
}

/** "a whole number from 1", "a number from 0 to below 1". */
function numberIn({ above, from, below, to, whole }: NumberBounds): string {
  const least = above !== undefined ? ` above ${above}` : from !== undefined ? ` from ${from}` : "";
  const most = below !== undefined ? `below ${below}` : to !== undefined ? `${to}` : "";
  const upTo = most === "" ? "" : least === "" && below !== undefined ? ` ${most}` : ` to ${most}`;
  return `a ${whole ? "whole number" : "number"}${least}${upTo}`;
}

/** `"mean", "sum" or "none"` */
function either(words: readonly unknown[]): string {
  const quoted = words.map((word) => JSON.stringify(word));
  return quoted.length === 1 ? (quoted[0] as string) : `${quoted.slice(0, -1).join(", ")} or ${quoted.at(-1)}`;
}
