import { readFileSync } from "node:fs";
import { escapeText } from "@dz/text";
import type { Figure } from "../figure.ts";
import { isLearned, sineRuns } from "../learned/learned-series.ts";
import type { Report } from "../report-data.ts";
import { answersLinks, answersMarkup } from "./answers-section.ts";
import { embeddedJson } from "./embed.ts";
import { figureMarkup } from "./figure-section.ts";
import { footMarkup } from "./foot.ts";
import { learnedLinks, learnedMarkup } from "./learned-section.ts";
import { manyLinks, manyMarkup } from "./many-section.ts";
import { pageData } from "./page-data.ts";
import { playerMarkup } from "./player-section.ts";
import { contentPolicy } from "./policy.ts";
import { runsMarkup } from "./runs-section.ts";
import { pageScript } from "./script.ts";

/** The style of the page; later files override earlier ones. */
function pageStyle(): string {
  return ["base", "charts", "print"]
    .map((name) => readFileSync(new URL(`./style/${name}.css`, import.meta.url), "utf8"))
    .join("")
    .replace(/\/\*[^*]*\*\//g, "")
    .replace(/\s*\n\s*/g, "\n")
    .trim();
}

/**
 * The report as one self-contained HTML document: the same data give the same bytes. `files` are the names of the files
 * beside it, of which it links to the animations (default all).
 */
export function pageDocument(report: Report, figures: readonly Figure[], files?: ReadonlySet<string>): string {
  const [script, style] = [pageScript(), pageStyle()];
  const runs = report.runs.length > 0;
  const sine = sineRuns(report.runs);
  const learned = learnedMarkup(report.runs, figures);
  const answers = answersMarkup(report.runs, figures, report.language);
  const others = figures.filter(({ run, sweep }) => run === undefined && sweep === undefined);
  const title = titleOf(report);
  return `<!doctype html>
<html lang=en>
<head>
<meta charset=utf-8>
<meta http-equiv="Content-Security-Policy" content="${escapeText(contentPolicy(script, style))}">
<meta name=viewport content="width=device-width, initial-scale=1">
<meta name=color-scheme content="light dark">
<title>dz: ${title}</title>
<style>${style}</style>
</head>
<body>
<a class=skip href="#main">To the report</a>
<header><h1>${title.charAt(0).toUpperCase()}${title.slice(1)}</h1>
<button type=button id=theme data-script hidden>Dark colours</button>
<nav aria-label="Parts of the report"><ul>${manyLinks(report.many, figures)}${learnedLinks(report.runs)}${answersLinks(report.runs, report.language)}${runs ? `<li><a href='#runs'>${report.many === undefined ? "Runs" : "The best run"}</a>` : ""}${sine.length > 0 ? "<li><a href='#player'>Predictions</a>" : ""}${others.length > 0 ? '<li><a href="#figures">Figures</a>' : ""}<li><a href="#about">How this was made</a></ul></nav></header>
<main id=main>
${[manyMarkup(report.many, figures), bestNote(report), learned].filter((part) => part !== "").join("\n")}
${runs ? runsMarkup(report.runs, report.many !== undefined) : "<p class=card>There is no run to show.</p>"}
${answers}
${playerMarkup({ ...report, runs: sine }, files)}
${figuresMarkup(others, learned !== "" || report.many !== undefined)}
</main>
${footMarkup(report)}
<p id=status role=status class=unseen></p>
<script type="application/json" id=data>${embeddedJson(pageData(report))}</script>
<script>${script}</script>
</body>
</html>
`;
}

/** Which of many runs the rest of the page is about; empty if it has all. */
function bestNote({ many, runs }: Report): string {
  if (many === undefined || runs.length === 0) return "";
  const named = runs.map(({ label, folder }) => `<li>${escapeText(label)}, in <code>${escapeText(folder)}</code>`);
  const what = runs.length === 1 ? "the run with the lowest loss" : "the runs with the lowest losses";
  return `<div id=best-run class=card><h2>The best ${runs.length === 1 ? "run" : "runs"}</h2><p>From here on the page is about ${what} alone:</p><ul>${named.join("")}</ul></div>`;
}

/** What was learned, as a title. */
function titleOf({ runs }: Report): string {
  const [sine, learned] = [sineRuns(runs).length, runs.filter(isLearned).length];
  return `an RNN learns ${learned === 0 ? "a sine" : sine === 0 ? "a series" : "a sine and a series"}`;
}

/** The figures that do not belong to the section of a run; empty without any. */
function figuresMarkup(figures: readonly Figure[], further: boolean): string {
  if (figures.length === 0) return "";
  const contents = figures.map(({ id, title }) => `<li><a href="#figure-${escapeText(id)}">${escapeText(title)}</a>`);
  return `<section id=figures aria-labelledby=figures-title>
<h2 id=figures-title>${further ? "Further figures" : "All figures"}</h2>
<details class=contents><summary>List of the ${figures.length} figures</summary><ol>${contents.join("")}</ol></details>
${figures.map((figure) => figureMarkup(figure)).join("\n")}
</section>`;
}
