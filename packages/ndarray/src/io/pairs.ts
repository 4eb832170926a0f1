import { shown } from "../errors/describe.ts";
import { ValueError } from "../errors/errors.ts";

/** As many arrays as a file of several may have: more than any model, and so few that a hostile file is soon refused. */
export const MAX_ARRAYS = 10_000;

/** The pairs of a name and a value that a program gives, as a Map has them. Throws {@link ValueError} for anything else. */
export function* pairsOf<T>(
  pairs: Iterable<readonly [string, T]>,
  op: string,
  what: string,
): Generator<readonly [string, T], void, undefined> {
  if (typeof (pairs as Partial<typeof pairs> | null | undefined)?.[Symbol.iterator] !== "function") {
    throw new ValueError(`${op}: expected pairs of a name and ${what}, as a Map has them, got ${shown(pairs)}`);
  }
  for (const pair of pairs) {
    if (!Array.isArray(pair)) throw new ValueError(`${op}: expected pairs of a name and ${what}, got ${shown(pair)}`);
    const [name] = pair;
    if (typeof name !== "string") throw new ValueError(`${op}: expected a name beside ${what}, got ${shown(name)}`);
    yield pair as unknown as readonly [string, T];
  }
}
