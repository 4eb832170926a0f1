import { expect, test } from "vitest";
import { fixtureReport, fixtureRun } from "../testing/fixture.ts";
import { figures } from "./index.ts";

const ids = (...runs: ReturnType<typeof fixtureRun>[]) => figures(fixtureReport(runs)).map(({ id }) => id);
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
  for (const { svg, description } of [[nan, run], [nan, nan], [nan]].flatMap((runs) => figures(fixtureReport(runs)))) {
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
    expect(description).not.toMatch(/NaN|Infinity|undefined/);
  }
});
