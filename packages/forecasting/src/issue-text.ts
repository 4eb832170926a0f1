import type * as v from "valibot";

/** What the key of a field may be to be named; a key of a damaged file may be any text. */
const NAMED = /^\w{1,60}$/;

/**
 * The field that is wrong, and what was expected there, in one line. What was found is not said: in a file of someone
 * else it may be any text.
 */
export function issueText({ path, message, expected }: v.BaseIssue<unknown>): string {
  const keys = (path ?? []).map(({ key }) => String(key)).map((key) => (NAMED.test(key) ? key : "…"));
  const own = !message.startsWith("Invalid "); // a message of valibot itself quotes what was found
  return `${keys.join(".") || "it"}: ${own ? message : `expected ${expected}`}`;
}
