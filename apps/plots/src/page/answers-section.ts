import { type Answer, type Language, questionKeys, tell } from "@dz/probes";
import { escapeText, quoted } from "@dz/text";
import type { Figure } from "../figure.ts";
import type { ReportRun } from "../report-data.ts";
import { figureMarkup } from "./figure-section.ts";

/** A question, its answer in a sentence, what that rests on, and its figures; those after the first are folded. */
function answerMarkup({ question, answer, details }: Answer, figures: readonly Figure[], language: Language): string {
  const list = details.map((detail) => `<li>${escapeText(tell(detail, language))}`).join("");
  const [main, ...others] = figures.filter(({ why }) => why === question).map((figure) => figureMarkup(figure, 4));
  const folded = escapeText(tell({ key: "reportFurther", values: { count: others.length } }, language));
  const further =
    others.length === 0 ? "" : `<details class=card><summary>${folded}</summary>${others.join("\n")}</details>`;
  return `<div class=card><h3>${escapeText(tell({ key: questionKeys[question] }, language))}</h3>
<p class=verdict>${escapeText(tell(answer, language))}</p>${list === "" ? "" : `<ul>${list}</ul>`}</div>
${main ?? ""}${further}`;
}

/** The section of a run that was asked why it came out as it did. */
function runMarkup(run: ReportRun, figures: readonly Figure[], language: Language): string {
  const id = `why-${escapeText(run.name)}`;
  const own = figures.filter((figure) => figure.run === run.name && figure.why !== undefined);
  const title = tell({ key: "reportTitle", values: { run: run.label } }, language);
  const answers = (run.answers ?? []).map((answer) => answerMarkup(answer, own, language));
  return `<section id="${id}" class=learned lang=${language} aria-labelledby="${id}-title">
<h2 id="${id}-title">${escapeText(title)}</h2>
${answers.join("\n")}
</section>`;
}

/** The sections of all runs that were asked, and a line on how to ask the others. */
export function answersMarkup(runs: readonly ReportRun[], figures: readonly Figure[], language: Language): string {
  const asked = runs.filter(({ answers }) => answers !== undefined);
  const sections = asked.map((run) => runMarkup(run, figures, language));
  const [other] = runs.filter(({ answers }) => answers === undefined);
  if (other === undefined) return sections.join("\n");
  const command = `npx --yes pnpm@12 --filter sin-rnn start why ${quoted([other.folder])}`;
  const hint = escapeText(tell({ key: asked.length === 0 ? "reportAsk" : "reportAskOthers" }, language));
  return [...sections, `<p class=note lang=${language}>${hint} <code>${escapeText(command)}</code></p>`].join("\n");
}

/** The links to these sections. */
export function answersLinks(runs: readonly ReportRun[], language: Language): string {
  return runs
    .filter(({ answers }) => answers !== undefined)
    .map((run) => {
      const title = tell({ key: "reportTitle", values: { run: run.label } }, language);
      return `<li lang=${language}><a href="#why-${escapeText(run.name)}">${escapeText(title)}</a>`;
    })
    .join("");
}
