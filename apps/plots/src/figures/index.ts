import type { Figure } from "../figure.ts";
import type { Report } from "../report-data.ts";
import { seedGroups } from "../stats/groups.ts";
import { bestAgainstLast } from "./best-epoch.ts";
import { comparison } from "./compare.ts";
import { cosineCurve } from "./cosine-curve.ts";
import { errorOverTime } from "./error.ts";
import { gain } from "./gain.ts";
import { gradientNorm } from "./gradient-norm.ts";
import { lossCurve } from "./loss.ts";
import { lossOnLogAxis } from "./loss-log.ts";
import { prediction } from "./prediction.ts";
import { countSeeds, seedBands } from "./seeds.ts";
import { sineCurve } from "./sine-curve.ts";
import { testWave } from "./test-wave.ts";

/**
 * All figures of a report: the data, loss and prediction of every run, in the order of the article, and then the questions
 * that it leaves open. What needs a run, several, or several seeds is left out if there are none.
 */
export function figures(report: Report): Figure[] {
  const { runs } = report;
  const seeds = seedGroups(runs).filter((group) => countSeeds(group) > 1);
  return [
    sineCurve(report, "lines"),
    sineCurve(report, "zoom"),
    sineCurve(report, "scatter"),
    cosineCurve(report),
    testWave(report),
    ...runs.flatMap((run) => [lossCurve(run), prediction(report, run)]),
    ...(runs.length === 0 ? [] : [errorOverTime(report), ...runs.map(lossOnLogAxis)]),
    ...runs.map(gradientNorm).filter((figure) => figure !== null),
    ...(runs.length === 0 ? [] : [gain(report)]),
    ...(runs.length === 0 ? [] : [bestAgainstLast(report)]),
    ...(runs.length < 2 ? [] : [comparison(report)]),
    ...(seeds.length === 0 ? [] : [seedBands(seeds)]),
  ];
}
