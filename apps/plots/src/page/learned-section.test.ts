import { expect, test } from "vitest";
import type { Figure } from "../figure.ts";
import { fixtureReport, fixtureRun } from "../testing/fixture.ts";
import { judgedRun, unjudgedRun } from "../testing/learned-fixture.ts";
import { pageDocument } from "./document.ts";
import { learnedLinks, learnedMarkup } from "./learned-section.ts";

const run = judgedRun();
const svg = '<svg xmlns="http://www.w3.org/2000/svg"></svg>';
const table = { columns: ["t"], rows: [[0]] };
const figure = (id: string, of?: string): Figure => {
  return { id, title: id, description: "One.", svg, table, ...(of === undefined ? {} : { run: of }) };
};

test("begins with the verdict, then the findings that it does not say, the scores, and the figures of the run", () => {
  const markup = learnedMarkup([run, fixtureRun({})], [figure("mine", run.name), figure("other")]);
  const { verdict, findings, baselines } = run.series.backtest;
  const parts = [
    verdict.slice(0, 40),
    ...findings.flatMap(({ code, text }) => (code === "noSkill" ? [] : [text])),
    "<table",
    'id="figure-mine"',
  ];
  const places = parts.map((part) => markup.indexOf(part));
  expect(Math.min(...places)).toBeGreaterThan(0);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(markup).not.toContain("figure-other");
  expect(markup.match(/<tr><th scope=row>/g)?.length).toBe(1 + baselines.length);
  const maes = [...markup.matchAll(/<tr><th scope=row>[^<]+<td data-value="([^"]+)">/g)].map(([, mae]) => Number(mae));
  expect(maes.length).toBe(1 + baselines.length);
  expect(maes).toEqual(maes.toSorted((a, b) => a - b));
  expect(markup).toContain("co2 has 240 values: 168 for training, 24 for validation, 48 for the test.");
});

test("a finding that the verdict says already is not said twice", () => {
  const late = judgedRun({ late: true });
  const markup = learnedMarkup([late], []);
  expect(late.series.backtest.findings.map(({ code }) => code)).toContain("repeatsLastValue");
  expect(markup.split("It repeats the last value").length).toBe(2);
});

test("that the network has no skill is said by the verdict alone", () => {
  const text = "It is no better than the mean.";
  const backtest = { ...run.series.backtest, findings: [{ code: "noSkill", text }] as const };
  expect(learnedMarkup([{ ...run, series: { ...run.series, backtest } }], [])).not.toContain(text);
});

test("scores have four digits, and parts are in percent", () => {
  const { backtest } = run.series;
  const oneStep = { mse: 1, rmse: 2.5, mae: 12345.678, smape: 0.00082251, mase: 0.00001234567 };
  const network = { ...backtest.network, oneStep };
  const markup = learnedMarkup([{ ...run, series: { ...run.series, backtest: { ...backtest, network } } }], []);
  for (const text of [">12350<", ">2.500<", ">0.0823 %<", ">0.00001235<"]) expect(markup).toContain(text);
});

test("scores that JSON has no number for are dashes", () => {
  const { backtest } = run.series;
  const network = { ...backtest.network, oneStep: { ...backtest.network.oneStep, mase: null } };
  const markup = learnedMarkup([{ ...run, series: { ...run.series, backtest: { ...backtest, network } } }], []);
  expect(markup).toContain('<td data-value="">–');
});

test("a run that was interrupted says that there is no forecast yet", () => {
  const markup = learnedMarkup([unjudgedRun()], []);
  expect(markup).toContain("This run has not come to its end: there is no forecast yet");
  expect(markup).not.toContain("<table");
});

test("what files say is text", () => {
  const evil = "<script>alert(1)</script>";
  const backtest = {
    ...run.series.backtest,
    verdict: evil,
    findings: [{ code: "bandsMiss", text: `${evil}!` }] as const,
  };
  const baselines = backtest.baselines.map((method) => ({ ...method, name: `${evil}${method.name}` }));
  const series = { ...run.series, name: evil, backtest: { ...backtest, baselines } };
  const bad = { ...run, label: evil, series };
  expect(learnedMarkup([bad], []) + learnedLinks([bad])).not.toContain("<script");
});

test("a page of such runs alone has no player, no figures of the sine, and its own title", () => {
  const page = pageDocument(fixtureReport([run]), [figure("mine", run.name)]);
  expect(page).toContain("<h1>An RNN learns a series</h1>");
  expect(page).toContain('<a href="#learned-lstm-adam-co2">LSTM + Adam on co2</a>');
  for (const part of ["id=player", "id=figures", "#player", "seed of the training data shown"]) {
    expect(page.replace(/<script>.*<\/script>/s, "")).not.toContain(part);
  }
  expect(page).toContain("<th scope=col>Validation loss");
});

test("a page of both has both, and the player has the runs on the sine", () => {
  const page = pageDocument(fixtureReport([run, fixtureRun({})]), [figure("mine", run.name), figure("other")]);
  expect(page).toContain("<h1>An RNN learns a sine and a series</h1>");
  expect(page).toContain("solid lines are the validation or test loss");
  expect(page).toContain(">Further figures<");
  expect(page).toContain("<select id=run><option value=0>SimpleRNN + Adam</select>");
  expect(page).toContain("<th scope=col>Held-out loss");
  expect(page.split('id="figure-mine"').length).toBe(2);
});
