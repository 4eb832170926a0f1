import { short } from "@dz/drawing";
import type { Difference } from "./differences.ts";

const verdicts = { real: "real", chance: "may be chance", few: "too few seeds" } as const;

/** The verdict on a difference, in words. */
export function verdictWords({ verdict }: Difference): string {
  return verdicts[verdict];
}

/** What the differences say, in sentences: which are real and by how much, which are not, and which cannot be told. */
export function differenceSentences(all: readonly Difference[]): string[] {
  const real = all.filter(({ verdict }) => verdict === "real").map(realSentence);
  const chance = all.filter(({ verdict }) => verdict === "chance").map(chanceSentence);
  const few = all.filter(({ verdict }) => verdict === "few").length;
  const left = few === 0 ? [] : [`For ${few} of ${all.length} pairs there are too few common seeds to tell.`];
  return [...real, ...chance, ...left];
}

function realSentence({ better, worse, factor, low, high, seeds }: Difference): string {
  const [least, middle, most] = factor >= 1 ? [low, factor, high] : [1 / high, 1 / factor, 1 / low];
  const [first, second] = factor >= 1 ? [better, worse] : [worse, better];
  return `The loss of ${second.label} is ${short(middle)} times that of ${first.label} (${short(least)} to ${short(most)}, ${seeds} seeds).`;
}

function chanceSentence({ better, worse, low, high, seeds }: Difference): string {
  return `${better.label} and ${worse.label} may differ by chance alone: the ratio of their losses lies from ${short(low)} to ${short(high)} (${seeds} seeds).`;
}
