import { expect, test } from "vitest";
import { fixtureReport, fixtureRun } from "../testing/fixture.ts";
import { judgedRun, unjudgedRun } from "../testing/learned-fixture.ts";
import { figures } from "./index.ts";

const fail = (problem: string): void => {
  throw new Error(problem);
};
const ids = (...runs: ReturnType<typeof fixtureRun>[]) => figures(fixtureReport(runs), fail).map(({ id }) => id);
const data = ["sine-curve", "sine-curve-zoom", "sine-curve-scatter", "cosine-curve", "test-wave"];

test("the article's thirteen of its four pairs, in its order, and then the questions", () => {
  const pairs = ["rnn", "mlp"].flatMap((model) => ["adam", "sgd"].map((optimizer) => fixtureRun({ model, optimizer })));
  const names = ["rnn-adam", "rnn-sgd", "mlp-adam", "mlp-sgd"];
  const article = [...data, ...names.flatMap((name) => [`loss-${name}`, `prediction-${name}`])];
  expect(article.length).toBe(13);
  const questions = ["error", ...names.map((name) => `loss-log-${name}`), "gain", "best-epoch", "compare"];
  expect(ids(...pairs)).toEqual([...article, ...questions]);
});

test("a band if there are seeds, no comparison of a single run, and only the data without any", () => {
  expect(ids(fixtureRun({}), fixtureRun({ seed: 1 }))).toContain("seeds");
  expect(ids(fixtureRun({}), fixtureRun({}))).not.toContain("seeds");
  expect(ids(fixtureRun({}))).not.toContain("compare");
  expect(ids(fixtureRun({}), fixtureRun({ model: "mlp" }))).toContain("compare");
  expect(ids()).toEqual(data);
});

test("the branches of a run that is there with its forks", () => {
  const run = fixtureRun({});
  const fork = { ...run, name: "fork", fork: { run: "runs/a", epoch: 6, parent: run.name } };
  expect(ids(run, fork)).toContain("branches-rnn-adam");
  expect(ids(fork)).not.toContain("branches-rnn-adam");
  expect(
    figures(fixtureReport([run, { ...fork, fork: { run: "runs/a", epoch: 6 } }]), fail).map(({ id }) => id),
  ).not.toContain("branches-rnn-adam");
});

test("the norm of the gradient of the runs that have it", () => {
  const run = fixtureRun({ model: "mlp" });
  const withNorms = { ...run, epochs: run.epochs.map((epoch) => ({ ...epoch, gradNorm: 1 })) };
  const found = ids(fixtureRun({}), withNorms);
  expect(found.filter((id) => id.startsWith("gradient-norm"))).toEqual(["gradient-norm-mlp-adam"]);
  expect(found.indexOf("gradient-norm-mlp-adam")).toBe(found.indexOf("gain") - 1);
});

test("a run that came to nothing but NaN still has all its figures", () => {
  const run = fixtureRun({});
  const nan = {
    ...run,
    epochs: run.epochs.map(({ epoch }) => ({ epoch, trainLoss: Number.NaN, testLoss: Number.NaN })),
    predictions: run.predictions.map((prediction) => prediction.map(() => Number.NaN)),
  };
  for (const { svg, description } of [[nan, run], [nan, nan], [nan]].flatMap((runs) =>
    figures(fixtureReport(runs), fail),
  )) {
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
    expect(description).not.toMatch(/NaN|Infinity|undefined/);
  }
});

test.each([
  ["the largest", Number.MAX_VALUE, Number.MAX_VALUE],
  ["the smallest", Number.MIN_VALUE, Number.MIN_VALUE],
  ["both", 1.7e308, 5e-324],
  ["small ones", 1e-300, 0],
  ["infinite ones", Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
])("a run with losses and predictions that are %s numbers has all its figures, in a few bytes", (_, a, b) => {
  const run = fixtureRun({});
  const extreme = {
    ...run,
    epochs: run.epochs.map(({ epoch }) => ({ epoch, trainLoss: a, testLoss: epoch % 2 ? a : b, gradNorm: b })),
    predictions: run.predictions.map((prediction) => prediction.map((_, t) => (t % 3 ? a : -b))),
  };
  for (const { svg, description } of figures(fixtureReport([extreme, run]), fail)) {
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
    expect(description).not.toMatch(/NaN|Infinity|undefined/);
    expect(svg.length).toBeLessThan(60_000);
  }
});

test("a figure that cannot be drawn is named, and the others are there", () => {
  const run = fixtureRun({});
  const broken = {
    ...run,
    get predictions(): never {
      throw new Error("no such row");
    },
  };
  const problems: string[] = [];
  const drawn = figures(fixtureReport([broken, run]), (text) => problems.push(text));
  expect(problems).toContain("the figure of the prediction of SimpleRNN + Adam cannot be drawn, no such row");
  expect(drawn.map(({ id }) => id)).toContain("loss-log-rnn-adam");
});

test("a run on a series has figures of its own, without those of the article, and half of them before its end", () => {
  const name = "lstm-adam-co2";
  const losses = [`loss-${name}`, `loss-log-${name}`];
  const judged = ["series", "forecast", "horizon", "residuals", "autocorrelation", "lag"].map(
    (kind) => `${kind}-${name}`,
  );
  expect(ids(judgedRun())).toEqual([...judged, ...losses]);
  expect(ids(unjudgedRun())).toEqual([`series-${name}`, ...losses]);
});

test("figures of a report with both kinds of runs take only the runs that they are for", () => {
  const runs = [fixtureRun({}), judgedRun(), judgedRun({ seed: 1 })];
  const all = figures(fixtureReport(runs), fail);
  const found = all.map(({ id }) => id);
  expect(new Set(found).size).toBe(found.length);
  expect(found).toEqual(expect.arrayContaining([...data, "gain", "best-epoch", "lag-lstm-adam-co2-1"]));
  expect(found).not.toContain("compare");
  expect(found.slice(-3)).toEqual(["best-epoch", "compare", "seeds"].map((kind) => `${kind}-lstm-adam-co2`).toSorted());
  const texts = (id: string) => JSON.stringify(all.find((figure) => figure.id === id));
  expect(texts("gain")).not.toContain("co2");
  expect(texts("error")).not.toContain("co2");
  expect(texts("compare-lstm-adam-co2")).toContain("validation loss");
  expect(texts("loss-lstm-adam-co2")).toContain(">validation</text>");
  expect(texts("loss-rnn-adam")).toContain(">test</text>");
});

test.each([
  ["the largest", Number.MAX_VALUE, -Number.MAX_VALUE],
  ["the smallest", Number.MIN_VALUE, 0],
  ["equal", 7, 7],
])("a run whose values and forecasts are %s numbers has its figures", (_, a, b) => {
  const run = judgedRun();
  const { backtest } = run.series;
  const values = run.series.values.map((_, i) => (i % 3 ? a : b));
  const other = (numbers: readonly unknown[]): number[] => numbers.map((_, i) => (i % 2 ? a : b));
  const { forecast, network } = backtest;
  const extreme = {
    ...backtest,
    network: {
      ...network,
      forecasts: other(network.forecasts),
      byHorizon: { ...network.byHorizon, mae: other(forecast.values).map(Math.abs) },
    },
    forecast: { ...forecast, values: other(forecast.values), low: other(forecast.low), high: other(forecast.high) },
  };
  const drawn = figures(fixtureReport([{ ...run, series: { ...run.series, values, backtest: extreme } }]), fail);
  expect(drawn.length).toBeGreaterThan(5);
  for (const { svg, description } of drawn) {
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
    expect(description).not.toMatch(/NaN|Infinity|undefined/);
  }
});

test("a network that diverged does not hide the series", () => {
  const run = judgedRun();
  const { backtest } = run.series;
  const values = backtest.forecast.values.map((value, i) => value * 10 ** i);
  const far = { ...backtest, forecast: { ...backtest.forecast, values } };
  const drawn = figures(fixtureReport([{ ...run, series: { ...run.series, backtest: far } }]), fail);
  expect(drawn.find(({ id }) => id.startsWith("forecast"))?.svg).toContain("off scale");
});
