import { titleOf } from "@dz/forecasting";
import type { Goal } from "./goals.ts";
import type { Errors, SeriesScores } from "./scores.ts";
import { kindOf, verdictKinds } from "./verdict-kind.ts";

/** The scores of a series for people: the best networks, each network, and the baselines that matter. */
export function seriesLines({ series, horizon, baselines, best, models, chosen, runs }: SeriesScores): string[] {
  const simple = ["persistence", "seasonalNaive"].filter((name) => Object.hasOwn(baselines, name) && name !== best);
  const rows: (readonly [string, Errors | undefined])[] = [
    ["best by validation", chosen],
    ...Object.entries(models).map(([name, errors]) => [titleOf(name), errors] as const),
    ...simple.map((name) => [titleOf(name), baselines[name]] as const),
    [`best baseline, ${titleOf(best)}`, baselines[best]],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  const number = (x: number | undefined): string =>
    x === undefined || Number.isNaN(x) ? "-" : x < 0.1 ? x.toPrecision(2) : x.toFixed(3);
  const counts = verdictKinds
    .map((kind) => [kind, runs.filter(({ backtest }) => kindOf(backtest.verdict) === kind).length] as const)
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => `${kind} ${count}`);
  const { coverage } = chosen;
  return [
    series,
    `  ${"MASE, medians over the seeds".padEnd(width)}  1 step  1 to ${horizon}`,
    ...rows.map(
      ([name, errors]) =>
        `  ${name.padEnd(width)}  ${number(errors?.oneStep).padStart(6)}  ${number(errors?.byHorizon).padStart(6)}`,
    ),
    `  the bands of 90 % hold ${Number.isNaN(coverage) ? "nothing: too few values" : `${(coverage * 100).toFixed(1)} %`}; verdicts: ${counts.join(", ")}`,
  ];
}

/**
 * The chosen networks on all series in two numbers, to compare settings by: the geometric means of their errors in units of
 * those of the best baseline of each series, one step ahead and over the horizon.
 */
export function togetherLine(all: readonly SeriesScores[]): string {
  const mean = (pick: (errors: Errors) => number): string => {
    const logs = all.map(({ chosen, baselines }) => {
      const least = Math.min(...Object.values(baselines).map(pick).filter(Number.isFinite));
      return Math.log(pick(chosen) / least);
    });
    return Math.exp(logs.reduce((sum, x) => sum + x, 0) / all.length).toFixed(3);
  };
  return `together: ${mean(({ oneStep }) => oneStep)} times the error of the best baseline one step ahead, ${mean(({ byHorizon }) => byHorizon)} over the horizon`;
}

/** The goals, one a line. */
export function goalLines(goals: readonly Goal[]): string[] {
  return goals.map(({ text, holds }) => `${holds ? "holds" : "fails"}: ${text}`);
}
