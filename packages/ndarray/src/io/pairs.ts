import { shown } from "../errors/describe.ts";
import { ValueError } from "../errors/errors.ts";

/** The most arrays in one file: more than in any model, and few enough to refuse a hostile file soon. */
export const MAX_ARRAYS = 10_000;

/** The pairs of name and value that a program gives, such as a Map. Throws {@link ValueError} for anything else. */
export function* pairsOf<T>(
  pairs: Iterable<readonly [string, T]>,
  op: string,
  what: string,
): Generator<readonly [string, T], void, undefined> {
  if (!isIterable(pairs)) {
    const hint = isPlain(pairs) ? "; write Object.entries({ ... })" : "";
    throw new ValueError(`${op}: expected pairs of a name and ${what}, as a Map has them, got ${shown(pairs)}${hint}`);
  }
  for (const pair of pairs) {
    if (!Array.isArray(pair)) throw new ValueError(`${op}: expected pairs of a name and ${what}, got ${shown(pair)}`);
    const [name] = pair;
    if (typeof name !== "string") throw new ValueError(`${op}: expected a name beside ${what}, got ${shown(name)}`);
    yield pair as unknown as readonly [string, T];
  }
}

/** Whether a value can be iterated over, and is no text, whose letters are no pairs. */
function isIterable(value: unknown): boolean {
  return typeof value === "object" && value !== null && Symbol.iterator in value;
}

/** Whether a value is an object literal, whose entries are pairs. */
function isPlain(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
