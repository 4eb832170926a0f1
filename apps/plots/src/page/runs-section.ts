import { readable } from "@dz/drawing";
import { escapeText } from "@dz/text";
import { capital, heldOut } from "../learned/learned-series.ts";
import { COLOURS, drawLosses, lossFrame } from "../pictures/loss-chart.ts";
import type { ReportRun } from "../report-data.ts";
import { originText } from "../stats/branches.ts";
import { bestEpoch, countEpochs } from "../stats/losses.ts";

const SIZE = { width: 900, height: 320 };

function swatch(i: number): string {
  return `<svg class="swatch s${i % COLOURS}" width=28 height=10 aria-hidden=true><path class=test d="M0 5H28"/></svg>`;
}

/** A cell that is sorted by its number, not by its text. */
function numberCell(x: number): string {
  return `<td data-value="${x}">${readable(x)}`;
}

function settingCell(value: string | number | boolean | null | undefined): string {
  if (typeof value === "number") return numberCell(value);
  return `<td class=word>${escapeText(value === undefined || value === null ? "–" : String(value))}`;
}

function row(run: ReportRun, i: number, runs: readonly ReportRun[]): string {
  const { settings, seed } = run.config;
  const last = run.epochs.at(-1);
  const best = bestEpoch(run);
  const origin = originText(run, runs);
  return [
    `<tr><th scope=row>${swatch(i)} ${escapeText(run.label)}${origin === null ? "" : `<br><small>${escapeText(origin)}</small>`}`,
    `<td class=word>${escapeText(run.model)}`,
    `<td class=word>${escapeText(run.optimizer)}`,
    settingCell(settings.lr),
    settingCell(settings.hidden),
    settingCell(settings.bptt),
    numberCell(seed),
    numberCell(countEpochs(run)),
    numberCell(last?.trainLoss ?? Number.NaN),
    numberCell(last?.testLoss ?? Number.NaN),
    numberCell(best.testLoss),
    numberCell(best.epoch),
  ].join("");
}

/** The columns of the table, and whether they contain words; `held` is the name of what is held out. */
const columns = (held: string): readonly (readonly [string, boolean])[] => [
  ["Run", true],
  ["Model", true],
  ["Optimizer", true],
  ["Step size", false],
  ["Hidden", false],
  ["BPTT", false],
  ["Seed", false],
  ["Epochs", false],
  ["Train loss", false],
  [`${capital(held)} loss`, false],
  [`Best ${held} loss`, false],
  ["Best epoch", false],
];

/** All runs, or the best of many, in one chart and one table. */
export function runsMarkup(runs: readonly ReportRun[], best = false): string {
  const losses = runs.map(({ epochs }) => ({
    epochs: epochs.map(({ epoch }) => epoch),
    train: epochs.map(({ trainLoss }) => trainLoss),
    test: epochs.map(({ testLoss }) => testLoss),
  }));
  const frame = lossFrame(SIZE, losses, "log");
  const legend = runs.map(({ label }, i) => `<li>${swatch(i)} ${escapeText(label)}`).join("");
  const kinds = [...new Set(runs.map(heldOut))];
  const held = kinds.join(" or ");
  const head = columns(kinds.length > 1 ? "held-out" : held)
    .map(([name, words]) => `<th scope=col${words ? " class=word" : ""}>${name}`)
    .join("");
  return `<section id=runs class=card aria-labelledby=runs-title>
<h2 id=runs-title>${best ? `The losses of the best ${runs.length === 1 ? "run" : "runs"}` : "The runs side by side"}</h2>
<p>Loss after each epoch: solid lines are the ${held} loss, dashed lines the train loss.${runs.some((run) => run.epochs.length < countEpochs(run)) ? " Of runs with many epochs the lowest and the highest losses of each stretch are drawn." : ""}</p>
<fieldset data-script hidden><legend>Axis of the loss</legend>
<label><input type=radio name=axis id=axis-log checked> logarithmic</label>
<label><input type=radio name=axis id=axis-linear> linear</label></fieldset>
<ul class=legend>${legend}</ul>
<div id=losses class=chart role=img aria-label="Chart of the losses by epoch">
<svg id=losses-chart class=picture viewBox="0 0 ${SIZE.width} ${SIZE.height}" aria-hidden=true><g id=losses-lines>${drawLosses(frame, losses)}</g><g id=losses-cursor></g></svg></div>
<p id=losses-readout class=readout></p>
<div class=scroll tabindex=0 role=region aria-label="Table of the runs"><table data-sort><caption class=unseen>The runs: settings and losses</caption><thead><tr>${head}<tbody>${runs.map(row).join("")}</table></div>
</section>`;
}
