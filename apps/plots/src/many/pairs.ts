import { comparePaired, type Paired, reversed } from "../stats/paired.ts";
import type { Sweep, SweptSetting } from "./many-runs.ts";

/** Two settings, the one with the lower losses first, and their places in the ranking from 1. */
export interface Pair extends Paired {
  readonly lower: string;
  readonly higher: string;
  readonly places: readonly [number, number];
}

/** The most settings of which all pairs are compared; of more, the best is compared with the others. */
const ALL = 6;

/** The most settings that are compared. */
const MOST = 12;

/** The settings of a sweep that are compared, paired by their seeds: all pairs of at most 6, else the best with the next 11. */
export function pairsOf({ settings }: Sweep): Pair[] {
  const some = settings.filter(({ runs }) => runs.length > 0).slice(0, MOST);
  const places = some.flatMap((_, i) => some.slice(i + 1).map((_, k) => [i, i + 1 + k] as const));
  const compared = some.length <= ALL ? places : places.filter(([first]) => first === 0);
  const losses = some.map(lossesOf);
  return compared.map(([i, k]) => {
    const [a, b] = [some[i] as SweptSetting, some[k] as SweptSetting];
    const [one, other] = [losses[i] as Map<number, number>, losses[k] as Map<number, number>];
    const paired = comparePaired(one, other, compared.length);
    // The seeds in pairs may be in another order than the medians of all.
    if (paired.factor < 1) return { ...reversed(paired), lower: b.label, higher: a.label, places: [k + 1, i + 1] };
    return { ...paired, lower: a.label, higher: b.label, places: [i + 1, k + 1] };
  });
}

function lossesOf({ runs }: SweptSetting): Map<number, number> {
  return new Map(runs.map(({ config, best }) => [config.seed, best]));
}
