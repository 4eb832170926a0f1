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
 * All figures of a report: the data, loss and prediction of every run, in the order of the article, then the questions
 * that it leaves open. Figures that need a run, several runs or several seeds are left out without these. A figure that
 * cannot be drawn is left out, too, and reported to `problem`.
 */
export function figures(report: Report, problem: (text: string) => void): Figure[] {
  const { runs } = report;
  const seeds = seedGroups(runs).filter((group) => countSeeds(group) > 1);
  const some = runs.length > 0;
  const all: readonly (readonly [what: string, draw: () => Figure | null])[] = [
    ["of the training data", () => sineCurve(report, "lines")],
    ["of the first training data", () => sineCurve(report, "zoom")],
    ["of the training data as points", () => sineCurve(report, "scatter")],
    ["of the cosine", () => cosineCurve(report)],
    ["of the test wave", () => testWave(report)],
    ...runs.flatMap((run) => [
      [`of the loss of ${run.label}`, () => lossCurve(run)] as const,
      [`of the prediction of ${run.label}`, () => prediction(report, run)] as const,
    ]),
    ["of the errors", () => (some ? errorOverTime(report) : null)],
    ...runs.map((run) => [`of the loss of ${run.label} on a log axis`, () => lossOnLogAxis(run)] as const),
    ...runs.map((run) => [`of the gradient of ${run.label}`, () => gradientNorm(run)] as const),
    ["of the gain", () => (some ? gain(report) : null)],
    ["of the best epochs", () => (some ? bestAgainstLast(report) : null)],
    ["of the runs compared", () => (runs.length < 2 ? null : comparison(report))],
    ["of the seeds", () => (seeds.length === 0 ? null : seedBands(seeds))],
  ];
  return all.flatMap(([what, draw]) => {
    try {
      return draw() ?? [];
    } catch (error) {
      problem(`the figure ${what} cannot be drawn, ${(error as Error).message}`);
      return [];
    }
  });
}
