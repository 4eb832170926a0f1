import { count, escapeText } from "@dz/text";
import type { Figure } from "../figure.ts";
import { differencesText } from "../many/differences.ts";
import { failuresText } from "../many/failures.ts";
import type { ManyRuns, Sweep, SweptSetting } from "../many/many-runs.ts";
import { pairsOf } from "../many/pairs.ts";
import { figureMarkup } from "./figure-section.ts";

/** The most settings in the table of runs. */
const LISTED = 100;

/** What can be said of a sweep as a whole: which settings differ, or why that cannot be said. */
function verdictMarkup(sweep: Sweep): string {
  const finished = sweep.settings.filter(({ runs }) => runs.length > 0).length;
  if (finished === 0) return "<p class=verdict>No run has come to its end yet: there is nothing to compare.</p>";
  if (finished === 1) return "<p class=verdict>Only one setting has finished runs: there is nothing to compare.</p>";
  const { verdict, details } = differencesText(pairsOf(sweep));
  const list = details.map((text) => `<li>${escapeText(text)}`).join("");
  return `<p class=verdict>${escapeText(verdict)}</p>${list === "" ? "" : `<ul>${list}</ul>`}`;
}

/** The seeds of a setting: the first, the last, and how many there are. */
function seedsText({ runs }: SweptSetting): string {
  const seeds = runs.map(({ config }) => config.seed);
  const [first, last] = [seeds[0], seeds.at(-1)];
  return first === undefined || last === undefined ? "–" : first === last ? String(first) : `${first} to ${last}`;
}

function row(setting: SweptSetting): string {
  const { label, runs, unfinished, failed } = setting;
  const numbers = [runs.length, unfinished, failed].map((n) => `<td data-value="${n}">${n}`);
  return `<tr><th scope=row>${escapeText(label)}<td class=word>${seedsText(setting)}${numbers.join("")}`;
}

/** The runs of each setting: which seeds, and how many have come to their end. */
function runsMarkup({ settings, of }: Sweep): string {
  const head = ["Setting", "Seeds", "Finished", "Unfinished", "Failed"]
    .map((name, i) => `<th scope=col${i < 2 ? " class=word" : ""}>${name}`)
    .join("");
  const left = settings.length > LISTED ? `<p>The first ${LISTED} of ${settings.length} settings are listed.</p>` : "";
  const body = settings.slice(0, LISTED).map(row).join("");
  return `<details><summary>The runs of each setting<span class=unseen>${escapeText(of)}</span></summary>${left}
<div class=scroll tabindex=0 role=region aria-label="Runs of each setting${escapeText(of)}"><table data-sort><caption class=unseen>The runs of each setting${escapeText(of)}</caption><thead><tr>${head}<tbody>${body}</table></div></details>`;
}

function sweepMarkup(sweep: Sweep, i: number, figures: readonly Figure[]): string {
  const { settings, suffix, of } = sweep;
  const id = `many${suffix}`;
  const finished = settings.reduce((sum, { runs }) => sum + runs.length, 0);
  const unfinished = settings.reduce((sum, each) => sum + each.unfinished, 0);
  const note =
    unfinished === 0
      ? ""
      : `<p class=note>${count(unfinished, "run has", "runs have")} not come to the end, and ${unfinished === 1 ? "is" : "are"} left out of what follows.</p>`;
  return `<section id="${id}" class=learned aria-labelledby="${id}-title"><div class=card>
<h2 id="${id}-title">${escapeText(`${count(finished, "run")} of ${count(settings.length, "setting")}${of}`)}</h2>
${verdictMarkup(sweep)}${note}
${runsMarkup(sweep)}</div>
${figures
  .filter((figure) => figure.sweep === i)
  .map((figure) => figureMarkup(figure))
  .join("\n")}
</section>`;
}

/** The sections of many runs: what can be said of all their settings; empty without such runs. */
export function manyMarkup(many: ManyRuns | undefined, figures: readonly Figure[]): string {
  if (many === undefined) return "";
  const failed = failuresText(many.failures);
  const note = failed === "" ? "" : `<p class=note>${escapeText(failed)}</p>\n`;
  return note + many.sweeps.map((sweep, i) => sweepMarkup(sweep, i, figures)).join("\n");
}

/** The links to these sections and to their figures. */
export function manyLinks(many: ManyRuns | undefined, figures: readonly Figure[]): string {
  if (many === undefined) return "";
  const links = many.sweeps.flatMap(({ suffix, of }, i) => [
    `<li><a href="#many${suffix}">All runs${escapeText(of)}</a>`,
    ...figures
      .filter(({ sweep, ranked }) => sweep === i && ranked)
      .map(({ id, title }) => `<li><a href="#figure-${escapeText(id)}">${escapeText(title)}</a>`),
  ]);
  return links.join("");
}
