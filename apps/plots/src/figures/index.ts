import { answerFigures } from "../explained/answer-figures.ts";
import type { Figure } from "../figure.ts";
import { isJudged, isLearned, type LearnedRun, sineRuns } from "../learned/learned-series.ts";
import { manyFigures } from "../many/index.ts";
import type { Report, ReportRun } from "../report-data.ts";
import { branchesOf } from "../stats/branches.ts";
import { comparable, type RunGroup, seedGroups } from "../stats/groups.ts";
import { residualAutocorrelation } from "./autocorrelation.ts";
import { bestAgainstLast } from "./best-epoch.ts";
import { branches } from "./branches.ts";
import { comparison } from "./compare.ts";
import { cosineCurve } from "./cosine-curve.ts";
import { errorOverTime } from "./error.ts";
import { forecastBeyond } from "./forecast.ts";
import { gain } from "./gain.ts";
import { gradientNorm } from "./gradient-norm.ts";
import { errorByHorizon } from "./horizon.ts";
import { lagOfForecasts } from "./lag.ts";
import { lossCurve } from "./loss.ts";
import { lossOnLogAxis } from "./loss-log.ts";
import { prediction } from "./prediction.ts";
import { residualsOverTime } from "./residuals.ts";
import { countSeeds, seedBands } from "./seeds.ts";
import { seriesParts } from "./series.ts";
import { sineCurve } from "./sine-curve.ts";
import { testWave } from "./test-wave.ts";

/** A figure in words, and what draws it; it may find that there is nothing to draw. */
type Drawn = readonly [what: string, draw: () => Figure | null];

/**
 * All figures of a report: those of the runs that learned series of a user, run by run; for the runs on the sine the data,
 * loss and prediction of every run, in the order of the article, then the questions that it leaves open; and comparisons of
 * runs on the same data. Of many runs those of the sweeps come first, and then those of the best runs. Figures that need a run, several runs or several seeds are left out without these. A figure that
 * cannot be drawn is left out, too, and reported to `problem`.
 */
export function figures(report: Report, problem: (text: string) => void): Figure[] {
  const { runs } = report;
  const sine = sineRuns(runs);
  const all: readonly Drawn[] = [
    ...runs.filter(isLearned).flatMap(learnedFigures),
    ...(sine.length > 0 || runs.length === 0 ? sineFigures({ ...report, runs: sine }) : []),
    ...comparable(runs).flatMap(comparisons),
  ];
  const attempt = <T>(what: string, draw: () => T, none: T): T => {
    try {
      return draw();
    } catch (error) {
      problem(`the figure ${what} cannot be drawn, ${(error as Error).message}`);
      return none;
    }
  };
  const swept = report.many === undefined ? [] : manyFigures(report.many);
  return [
    ...swept.flatMap(([what, draw]) => attempt(what, draw, [])),
    ...all.flatMap(([what, draw]) => attempt(what, draw, null) ?? []),
    ...runs.flatMap((run) => attempt(`of the answers of ${run.label}`, () => answerFigures(run, report.language), [])),
  ];
}

/** The figures of a run that learned a series of a user; before its end only the series and the losses. */
function learnedFigures(run: LearnedRun): Drawn[] {
  const of = `of ${run.label}`;
  const judged: Drawn[] = isJudged(run)
    ? [
        [`of the forecast ${of}`, () => forecastBeyond(run)],
        [`of the error by horizon ${of}`, () => errorByHorizon(run)],
        [`of the residuals ${of}`, () => residualsOverTime(run)],
        [`of the autocorrelation of the residuals ${of}`, () => residualAutocorrelation(run)],
        [`of the lag ${of}`, () => lagOfForecasts(run)],
      ]
    : [];
  return [
    [`of the series ${of}`, () => seriesParts(run)],
    ...judged,
    [`of the loss ${of}`, () => lossCurve(run)],
    ...lossFigures(run),
  ];
}

/** The figures of the article, and those of its questions, without the comparisons of runs. */
function sineFigures(report: Report): Drawn[] {
  const { runs } = report;
  const some = runs.length > 0;
  return [
    ["of the training data", () => sineCurve(report, "lines")],
    ["of the first training data", () => sineCurve(report, "zoom")],
    ["of the training data as points", () => sineCurve(report, "scatter")],
    ["of the cosine", () => cosineCurve(report)],
    ["of the test wave", () => testWave(report)],
    ...runs.flatMap((run): Drawn[] => [
      [`of the loss of ${run.label}`, () => lossCurve(run)],
      [`of the prediction of ${run.label}`, () => prediction(report, run)],
    ]),
    ["of the errors", () => (some ? errorOverTime(report) : null)],
    ...runs.flatMap((run) => lossFigures(run).slice(0, 1)),
    ...runs.flatMap((run) => lossFigures(run).slice(1)),
    ["of the gain", () => (some ? gain(report) : null)],
  ];
}

/** What the losses of a run do. */
function lossFigures(run: ReportRun): [Drawn, Drawn] {
  return [
    [`of the loss of ${run.label} on a log axis`, () => lossOnLogAxis(run)],
    [`of the gradient of ${run.label}`, () => gradientNorm(run)],
  ];
}

/** Comparisons of runs on the same data. */
function comparisons(group: RunGroup): Drawn[] {
  const { runs, of } = group;
  const seeds = seedGroups(runs).filter((seeds) => countSeeds(seeds) > 1);
  // The log axis of the losses of a single run on a series has its best epoch already.
  const several = runs.length > 1;
  return [
    [`of the best epochs${of}`, () => (several || of === "" ? bestAgainstLast(group) : null)],
    [`of the runs compared${of}`, () => (several ? comparison(group) : null)],
    ...branchesOf(runs).map((each): Drawn => [`of the forks of ${each.parent.label}`, () => branches(each)]),
    [`of the seeds${of}`, () => (seeds.length === 0 ? null : seedBands(seeds, group))],
  ];
}
