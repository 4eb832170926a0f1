/**
 * Reports on run folders, created in this process: for any runs, a report consists of well-formed documents of limited
 * size.
 *
 * @module
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { RunError } from "@dz/runs";
import fc from "fast-check";
import {
  animatedSvg,
  type Figure,
  figures,
  framesOf,
  pageDocument,
  type Report,
  readReport,
  still,
  tableFile,
} from "plots";
import { checkHtml, checkXml } from "../markup.ts";
import { decodeParts, reportInput } from "../structured/report-input.ts";
import type { Target } from "../target.ts";
import { fill, temporaryFolder } from "./run-folder.ts";

/** The program that draws a GIF. */
const draw = join(import.meta.dirname, "../../../../plots/src/gif/draw.ts");

/** One of this many inputs has its GIF drawn, in a separate process. */
const DRAWN = 200;

/** Limits of a picture: characters per run, and words per picture and run. */
const LONGEST = 2 ** 17;
const WORDS = 60;
/** The maximum number of frames of an animation. */
const FRAMES = 101;

/** Attributes with coordinates. */
const PLACES = new Set("d x y x1 x2 y1 y2 cx cy r rx width height transform points viewBox".split(" "));

/** The maximum coordinate: renderers use numbers of 32 bits or fewer. */
const FARTHEST = 1e5;

function checkPicture(what: string, svg: string, runs: number, frames = 1): void {
  let words = 0;
  try {
    checkXml(svg, ({ name, attributes }) => {
      if (name === "text") words++;
      for (const [key, value] of attributes) if (PLACES.has(key)) checkPlaces(`${name} ${key}`, value);
    });
  } catch (error) {
    throw new Error(`${what}: ${(error as Error).message}`);
  }
  if (svg.length > LONGEST * (runs + frames)) throw new Error(`${what}: ${svg.length} characters`);
  if (words > WORDS * (1 + runs) + 3 * frames) throw new Error(`${what}: ${words} words`);
}

function checkPlaces(what: string, value: string): void {
  if (/NaN|Infinity|undefined|null/.test(value))
    throw new Error(`${what} has ${/NaN|Infinity|undefined|null/.exec(value)}`);
  for (const [number] of value.matchAll(/-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?/g)) {
    if (Math.abs(Number(number)) > FARTHEST) throw new Error(`${what} has ${number}`);
  }
}

function checkFigure({ id, title, description, svg, table }: Figure, runs: Report["runs"]): void {
  if (!/^[a-z0-9-]{1,200}$/.test(id)) throw new Error(`the figure has the id ${JSON.stringify(id)}`);
  checkPicture(id, svg, runs.length);
  const words = `${title} ${description}`;
  const names = runs.flatMap(({ label, model, optimizer, series }) => [label, model, optimizer, series?.name ?? ""]);
  const others = names.reduce((text, name) => text.replaceAll(name, ""), words);
  const slip = /undefined|null|NaN|\[object/;
  // A setting may be called NaN, and its name stands in labels and in parts of them.
  if (slip.test(others) && !runs.some(({ label }) => slip.test(label)))
    throw new Error(`${id}: says ${JSON.stringify(words)}`);
  if (words.length > 10_000) throw new Error(`${id}: a sentence of ${words.length} characters`);
  if (table.rows.length === 0 || table.rows.some(({ length }) => length !== table.columns.length)) {
    throw new Error(`${id}: rows that are no table`);
  }
  if (/[^\P{Cc}\n]|\p{Cs}/u.test(tableFile(table))) {
    throw new Error(`${id}: the table has characters that are not seen`);
  }
}

function checkPage(page: string, report: Report): void {
  const scripts: string[] = [];
  checkHtml(page, ({ name, attributes }) => {
    if (name === "script") scripts.push(attributes.get("type") ?? "");
    for (const key of attributes.keys()) if (key.startsWith("on")) throw new Error(`the page has an attribute ${key}`);
  });
  if (scripts.join() !== "application/json,") throw new Error(`the page has scripts ${scripts}`);
  const from = page.indexOf("id=data>") + "id=data>".length;
  const { runs } = JSON.parse(page.slice(from, page.indexOf("</script>", from))) as { runs: readonly unknown[] };
  if (runs.length !== report.runs.length) throw new Error(`the page has ${runs.length} runs`);
  if (page.length > 2 ** 22 * (1 + report.runs.length)) throw new Error(`the page has ${page.length} characters`);
}

/** Draws a GIF of a run as the report does. */
function checkGif(stills: readonly string[]): void {
  const args = ["--disable-warning=ExperimentalWarning", draw];
  const { status, signal, stderr, stdout } = spawnSync(process.execPath, args, {
    input: JSON.stringify(stills),
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Error(`the GIF cannot be drawn, ${signal ?? status}: ${String(stderr).slice(0, 300)}`);
  if (stdout.toString("latin1", 0, 6) !== "GIF89a") throw new Error("the GIF is none");
}

/** Decodes the runs, reports on them, and checks the report. */
function makeReport(input: Uint8Array): void {
  const base = join(temporaryFolder(), "report");
  rmSync(base, { recursive: true, force: true });
  mkdirSync(base);
  const folders = decodeParts(input).map((content, i) => {
    const path = join(base, String(i));
    fill(path, content);
    return path;
  });
  const every = 1 + (input.length % 3);
  const report = readReport(folders, { command: "plots", versions: { dz: "0.1.0", node: "v26.10.0" } }, every);
  const drawn = report.runs.length > 0 ? report : null;
  if (drawn === null) throw new RunError(report.problems[0] ?? "there is no run");
  checkReport(drawn, every, input.length % DRAWN === 0);
}

/** The sentence about a run that is left out must be one line that can be printed, of limited length. */
function checkProblem(problem: string): void {
  if (problem.length > 1000) throw new Error(`a problem of ${problem.length} characters`);
  if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u.test(problem)) throw new Error(`a problem is ${JSON.stringify(problem)}`);
}

/** Throws for any defect of a report. */
function checkReport(report: Report, every: number, gif = false): void {
  const { runs } = report;
  const all = figures(report, (problem) => {
    throw new Error(problem);
  });
  for (const figure of all) checkFigure(figure, runs);
  if (new Set(all.map(({ id }) => id)).size < all.length) throw new Error("two figures have one id");
  if (new Set(runs.flatMap(({ name, label }) => [name, label])).size < runs.length)
    throw new Error("two runs have one name");
  for (const problem of report.problems) checkProblem(problem);
  for (const run of runs) {
    if (run.series !== undefined) continue; // animations are of runs on the sine
    const target = report.data.testWave.ts;
    const frames = framesOf(run, every);
    if (frames.length === 0 || frames.length > FRAMES) throw new Error(`${frames.length} frames`);
    checkPicture("the animation", animatedSvg(run, target, every), 1, frames.length);
    const stills = frames.map((frame) => still(run, target, frame, "2 of 3"));
    for (const svg of stills.slice(-3)) checkPicture("a frame", svg, 1);
    if (gif) checkGif(stills);
  }
  checkPage(pageDocument(report, all), report);
}

/** The reports of `plots`. */
export const reportTarget: Target = {
  name: "report",
  share: 0.3, // each makes a whole report, with all its pictures
  short: 6,
  untimed: true,
  memory: (length) => 64 * length + 2 ** 26,
  seeds: () => fc.sample(reportInput, { numRuns: 2, seed: 1 }),
  structured: reportInput,
  read: makeReport,
};
