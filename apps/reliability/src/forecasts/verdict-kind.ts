/**
 * What a verdict says, read from its words as a person would: the trial compares it with the numbers, so it must not use the
 * code that wrote it.
 *
 * @module
 */

/**
 * The claim about one step ahead: better than all baselines ("best"), than persistence or the seasonal naive but not all
 * ("some"), than none ("none"); it repeats the last value ("repeats"); or that nothing can be said ("silent").
 */
export const verdictKinds = ["best", "some", "none", "repeats", "silent"] as const;
export type VerdictKind = (typeof verdictKinds)[number];

const words: readonly (readonly [kind: VerdictKind, words: RegExp])[] = [
  ["repeats", /It repeats the last value/],
  ["best", /better than [^.]*, the best baseline, one step ahead/],
  ["some", /\bbeats [^.]* one step ahead/],
  ["none", /\bis no better than [^.]* one step ahead/],
  ["silent", /too few to tell|do not believe these scores|no forecast can be judged|look like independent draws/],
];

/** The kind of a verdict; null for words that are none of those above. */
export function kindOf(verdict: string): VerdictKind | null {
  return words.find(([, pattern]) => pattern.test(verdict))?.[0] ?? null;
}

/** Whether a verdict says that a network is of use one step ahead. */
export function claimsSkill(kind: VerdictKind | null): boolean {
  return kind === "best" || kind === "some";
}
