import { COVERED, contradictions } from "./contradictions.ts";
import type { SeriesScores } from "./scores.ts";
import { claimsSkill, kindOf } from "./verdict-kind.ts";

/** Something that a run on a series is to reach, or to own up to. */
export interface Goal {
  readonly text: string;
  readonly holds: boolean;
}

const simple = ["persistence", "seasonalNaive"];
const LEARNABLE = ["co2-monthly", "seattle-hourly", "seattle-daily"];
const UNPREDICTABLE = ["sp500-monthly"];

/** The part that a band of 90 % holds, and how many of five series it may miss. */
const LEVEL = 0.9;
const MAY_MISS = 1;

/** The goals, those alone whose series were tried. */
export function goalsOf(all: readonly SeriesScores[]): Goal[] {
  const named = (names: readonly string[]): SeriesScores[] => all.filter(({ series }) => names.includes(series));
  return [
    ...named(LEARNABLE).map(beatsSimple),
    ...named(UNPREDICTABLE).map(claimsNothing),
    bandsHold(all),
    verdictsAgree(all),
  ];
}

/** The chosen network beats persistence and the seasonal naive in the median, or the verdicts of those that do not say so. */
function beatsSimple({ series, chosen, baselines }: SeriesScores): Goal {
  const least = Math.min(...simple.flatMap((name) => baselines[name]?.oneStep ?? []));
  const what = `${series}: the best by validation (${chosen.oneStep.toFixed(3)}) against persistence and the seasonal naive (${least.toFixed(3)})`;
  if (chosen.oneStep < least) return { text: `${what}: better`, holds: true };
  const owns = chosen.runs.every(
    ({ backtest }) => (backtest.network.oneStep.mase ?? 0) < least || !claimsSkill(kindOf(backtest.verdict)),
  );
  return { text: `${what}: not better, which the verdicts ${owns ? "say" : "do not say"}`, holds: owns };
}

function claimsNothing({ series, runs }: SeriesScores): Goal {
  const claims = runs.filter(({ backtest }) => claimsSkill(kindOf(backtest.verdict))).length;
  return { text: `${series}: ${claims} of ${runs.length} verdicts claim skill`, holds: claims === 0 };
}

/** Bands hold as many values as promised on all series but one, or the findings say of each other series that they do not. */
function bandsHold(all: readonly SeriesScores[]): Goal {
  const missed = all.filter(({ chosen }) => !(Math.abs(chosen.coverage - LEVEL) <= COVERED));
  const what = `bands of 90 % hold 85 to 95 % on ${all.length - missed.length} of ${all.length} series`;
  if (missed.length <= MAY_MISS) return { text: what, holds: true };
  const said = missed.every(({ chosen }) =>
    chosen.runs.every(
      ({ backtest: { network, findings } }) =>
        Math.abs((network.bands.coverage.all ?? 0) - LEVEL) <= COVERED ||
        findings.some(({ code }) => code === "bandsMiss"),
    ),
  );
  return { text: `${what}; the findings ${said ? "say" : "do not say"} so of the others`, holds: said };
}

function verdictsAgree(all: readonly SeriesScores[]): Goal {
  const found = all.flatMap(({ runs }) =>
    runs.flatMap(({ series, model, seed, backtest }) =>
      contradictions(backtest).map((text) => `${series}, ${model}, seed ${seed}: ${text}`),
    ),
  );
  const text =
    found.length === 0 ? "no verdict contradicts its numbers" : `verdicts against numbers: ${found.join("; ")}`;
  return { text, holds: found.length === 0 };
}
