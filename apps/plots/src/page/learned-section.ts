import { readable } from "@dz/drawing";
import { titleOf } from "@dz/forecasting";
import { count, escapeText } from "@dz/text";
import type { Figure } from "../figure.ts";
import { isJudged, isLearned, type JudgedRun, type LearnedRun } from "../learned/learned-series.ts";
import type { ReportRun } from "../report-data.ts";
import { figureMarkup } from "./figure-section.ts";

/** The columns of the table of scores, and what is said of each. */
const COLUMNS: readonly (readonly [name: string, about: string])[] = [
  ["MAE", "mean absolute error, in units of the series"],
  ["RMSE", "root of the mean squared error, in units of the series"],
  ["sMAPE", "mean of twice the absolute error over |value| + |forecast|, up to 200 %"],
  ["MASE", "mean absolute error over that of repeating the value of one period before, in the training part"],
  ["MASE to the horizon", "the same over all steps up to the horizon, from every origin in the test part"],
  ["Skill", "the part by which the mean absolute error of the network is smaller than that of this method"],
  ["The network is", "better or worse than this method by more than chance, else even"],
];

function numberCell(x: number | null): string {
  if (x === null) return '<td data-value="">–';
  const size = Math.abs(x);
  // Four digits, so that the numbers of a column are as long as each other.
  const text = size >= 0.001 && size < 10_000 ? x.toPrecision(4) : readable(x, 4);
  return `<td data-value="${x}">${text.replace("-", "−")}`;
}

function percentCell(x: number | null, text: (percent: number) => string): string {
  if (x === null) return '<td data-value="">–';
  return `<td data-value="${x}">${(Math.abs(x) < 10 ? text(100 * x) : readable(100 * x)).replace("-", "−")} %`;
}

/** The scores of the network and of all baselines on the test part, those with the smallest error first. */
function scoresMarkup({ label, model, series }: JudgedRun): string {
  const { network, baselines, horizon } = series.backtest;
  const rows = [
    { name: model, method: network, skill: "<td>", outcome: "" },
    ...baselines.map((method) => ({
      name: titleOf(method.name),
      method,
      skill: percentCell(method.comparison.skill, (percent) => percent.toFixed(1)),
      outcome: method.comparison.oneStep,
    })),
  ].sort((a, b) => a.method.oneStep.mae - b.method.oneStep.mae);
  const body = rows.map(({ name, method: { oneStep, byHorizon }, skill, outcome }) => {
    const cells = [
      ...[oneStep.mae, oneStep.rmse].map(numberCell),
      percentCell(oneStep.smape, (percent) => percent.toPrecision(3)),
      ...[oneStep.mase, byHorizon.mase].map(numberCell),
    ];
    return `<tr><th scope=row>${escapeText(name)}${cells.join("")}${skill}<td class=word>${outcome}`;
  });
  const head = COLUMNS.map(([name], i) => `<th scope=col${i === COLUMNS.length - 1 ? " class=word" : ""}>${name}`);
  const notes = COLUMNS.map(([name, about]) => `<div><dt>${name}<dd>${escapeText(about)}</div>`).join("");
  return `<div class=scroll tabindex=0 role=region aria-label="${escapeText(`Scores of ${label}`)}"><table data-sort class=scores><caption class=unseen>${escapeText(`Scores of ${label} and of methods without a network, one step ahead in the test part`)}</caption><thead><tr><th scope=col class=word>Method${head.join("")}<tbody>${body.join("")}</table></div>
<details><summary>What the columns say</summary><dl>${notes}</dl><p>Scores are of forecasts one step ahead in the test part, the horizon is ${count(horizon, "step")}. Whether a difference is more than chance is decided by the test of Diebold and Mariano at the level 0.01.</p></details>`;
}

/** The verdict and the findings of a run, or that there are none yet. */
function verdictMarkup(run: LearnedRun): string {
  if (!isJudged(run)) {
    return "<p class=note>This run has not come to its end: there is no forecast yet, and nothing to say of how good one is. Here are the series and the losses so far.</p>";
  }
  const { verdict, findings } = run.series.backtest;
  const further = findings.filter(({ code, text }) => code !== "noSkill" && !verdict.includes(text)); // the verdict says that, too
  const list = further.map(({ text }) => `<li>${escapeText(text)}`).join("");
  return `<p class=verdict>${escapeText(verdict)}</p>${list === "" ? "" : `<ul>${list}</ul>`}`;
}

/** The section of a run that learned a series of a user: the verdict, the scores, and its figures. */
function runMarkup(run: LearnedRun, figures: readonly Figure[]): string {
  const { name, label, series } = run;
  const [trainEnd, testStart, length] = [series.trainEnd, series.testStart, series.values.length];
  const id = `learned-${escapeText(name)}`;
  const parts = `${length} values: ${trainEnd} for training, ${testStart - trainEnd} for validation, ${length - testStart} for the test.`;
  return `<section id="${id}" class=learned aria-labelledby="${id}-title"><div class=card>
<h2 id="${id}-title">${escapeText(label)}</h2>
${verdictMarkup(run)}
<p>${escapeText(series.name)} has ${parts}</p>
${isJudged(run) ? scoresMarkup(run) : ""}</div>
${figures
  .filter((figure) => figure.run === name && figure.why === undefined)
  .map((figure) => figureMarkup(figure))
  .join("\n")}
</section>`;
}

/** The sections of all runs that learned series of a user; empty without any. */
export function learnedMarkup(runs: readonly ReportRun[], figures: readonly Figure[]): string {
  return runs
    .filter(isLearned)
    .map((run) => runMarkup(run, figures))
    .join("\n");
}

/** The links to these sections. */
export function learnedLinks(runs: readonly ReportRun[]): string {
  return runs
    .filter(isLearned)
    .map(({ name, label }) => `<li><a href="#learned-${escapeText(name)}">${escapeText(label)}</a>`)
    .join("");
}
