import { short } from "@dz/drawing";
import { count, escapeText } from "@dz/text";
import { differenceSentences } from "../many/difference-words.ts";
import { differencesOf } from "../many/differences.ts";
import type { ManyRuns } from "../many/many-runs.ts";

/** The most failures that are listed. */
const MOST_LISTED = 5;

/** The section about many runs: which settings differ and by how much, and what is missing; empty for a report without. */
export function manyMarkup(many: ManyRuns | undefined): string {
  if (many === undefined) return "";
  const { settings, held, best, unfinished, failed } = many;
  const runs = settings.reduce((sum, { runs: seeds }) => sum + seeds.length, 0);
  const infinite = settings.flatMap(({ runs: seeds }) => seeds).filter((run) => Number.isNaN(run.best)).length;
  const [first] = settings;
  const about = [
    `${count(runs, "run")} of ${count(settings.length, "setting")}.`,
    `By the median of the seeds, ${first?.label} is the best, with a ${held} loss of ${short(first?.median ?? Number.NaN)}.`,
    ...(infinite === 0 ? [] : [`${count(infinite, "run")} never had a finite loss; they are in no pair.`]),
    ...(unfinished === 0
      ? []
      : [`${count(unfinished, "run")} that a search has stopped, or that are not finished, are left out.`]),
  ];
  const sentences = differenceSentences(differencesOf(settings)).map((text) => `<li>${escapeText(text)}`);
  const failures = failed.slice(0, MOST_LISTED).map(({ name, reason }) => `<li>${escapeText(`${name}: ${reason}`)}`);
  const more = failed.length > MOST_LISTED ? `<li>and ${failed.length - MOST_LISTED} more` : "";
  return `<section id=many aria-labelledby=many-title>
<h2 id=many-title>Many runs</h2>
<div class=card>
<p>${escapeText(about.join(" "))}</p>
<ul>${sentences.join("")}</ul>
<p>Losses are compared seed by seed, each by the lowest ${held} loss of its run. The intervals are those of the median of the ratios, drawn anew 10,000 times, at the level 0.05 for all pairs together.</p>
${failed.length === 0 ? "" : `<p>${count(failed.length, "run")} failed:</p><ul>${failures.join("")}${more}</ul>`}
<p>Below is the best of all, seed ${best.config.seed} of ${escapeText(labelOf(many))}.</p>
</div>
</section>`;
}

function labelOf({ settings, best }: ManyRuns): string {
  return settings.find(({ runs }) => runs.includes(best))?.label ?? "";
}
