import { expect, test } from "vitest";
import { LiveReporter } from "./live-reporter.ts";
import { type Options, parseOptions } from "./options.ts";
import type { SeriesResults } from "./series/series-results.ts";
import { endLine } from "./summary.ts";

const HIDE = "\x1b[?25l";
const SHOW = "\x1b[?25h";
const wave = Float64Array.from({ length: 999 }, (_, i) => Math.cos(i / 50));
const summary = {
  epochs: 1,
  bestEpoch: 1,
  judgedBy: "test" as const,
  bestLoss: 0.07,
  savedEpoch: 1,
  trainLoss: 0.2,
  lastLoss: 0.07,
  seconds: 1,
  folder: "/runs/x",
  again: "start",
  resume: null,
};

/** A reporter that has started, and its output since. */
function begun(columns: number): { reporter: LiveReporter; text: () => string } {
  let text = "";
  const stream = { write: (s: string) => (text += s) };
  const reporter = new LiveReporter({ stdout: stream, stderr: stream, isTTY: true, columns, color: false });
  reporter.start(parseOptions([], { cwd: "/", now: new Date(), drawSeed: () => 42 }) as Options, "/runs/x", null, null);
  expect(text).toMatch(/seed 42\n/);
  expect(text).toContain(HIDE);
  expect(text).not.toContain(SHOW);
  text = "";
  reporter.epoch({ epoch: 1, trainLoss: 0.2, testLoss: 0.07, seconds: 1, gradNorm: 1, predictions: wave });
  return { reporter, text: () => text };
}

test("LiveReporter shows a bar, a plot and a summary of a finished run", () => {
  const { reporter, text } = begun(72);
  reporter.finish(summary, wave, wave, null);
  const [bar, rest = ""] = text().split(SHOW);
  expect(bar).toMatch(/epoch {3}1\/100 .*\n$/);
  const lines = rest.split("\n");
  expect(Math.max(...lines.slice(0, -2).map((line) => line.length))).toBeLessThanOrEqual(71);
  expect(rest).toMatch(/^\n +1 ┤/);
  expect(rest).toContain("prediction");
  expect(rest.endsWith(`\n${endLine(summary)}\n`)).toBe(true);
});

test("LiveReporter limits the plot to 100 columns, and omits it without room", () => {
  const wide = begun(300);
  wide.reporter.finish(summary, wave, wave, null);
  expect(wide.text()).toContain("  ended early");
  const lines = (wide.text().split(SHOW)[1] as string).split("\n");
  expect(Math.max(...lines.map((line) => line.length))).toBe(100);
  const narrow = begun(30);
  narrow.reporter.finish(summary, wave, wave, null);
  expect(narrow.text().split(SHOW)[1]).toBe(`${endLine(summary)}\n`);
});

test("LiveReporter shows a summary but no plot of an interrupted run", () => {
  const { reporter, text } = begun(80);
  reporter.interrupted({ ...summary, resume: "start --resume /runs/x" });
  expect(text().split(SHOW)[1]).toBe(`interrupted: ${endLine(summary)}\nto resume: start --resume /runs/x\n`);
});

test("after a failure LiveReporter restores the cursor on a new line", () => {
  const { reporter, text } = begun(80);
  reporter.failed();
  expect(text().endsWith(`\n${SHOW}`)).toBe(true);
});

test("LiveReporter writes nothing for a failure before the bar", () => {
  let text = "";
  const stream = { write: (s: string) => (text += s) };
  new LiveReporter({ stdout: stream, stderr: stream, isTTY: true, columns: 80, color: false }).failed();
  expect(text).toBe("");
});

test("LiveReporter breaks what is said of a series between words, and ends with the verdict", () => {
  const { reporter, text } = begun(40);
  const verdict = "On the last 20 % the LSTM is no better than persistence.";
  const results = { text: `table  1\n\n${verdict}\n` } as SeriesResults;
  reporter.finish(summary, wave, wave, results);
  expect(text().endsWith("\n\ntable  1\n\nOn the last 20 % the LSTM is no better\nthan persistence.\n")).toBe(true);
});
