import { comparable, quantile } from "@dz/probes";

/** Where the middle half of some losses lies. */
export interface Spread {
  readonly lowest: number;
  readonly lower: number;
  readonly median: number;
  readonly upper: number;
  readonly highest: number;
}

/** The quartiles and the ends of some losses, at least one. A loss that is not a number is worse than any other. */
export function spreadOf(losses: readonly number[]): Spread {
  const sorted = losses.map(comparable).sort((a, b) => (a === b ? 0 : a - b));
  const at = (part: number): number => quantile(sorted, part);
  return { lowest: at(0), lower: at(0.25), median: at(0.5), upper: at(0.75), highest: at(1) };
}
