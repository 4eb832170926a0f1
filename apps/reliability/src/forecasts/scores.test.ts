import { expect, test } from "vitest";
import { scoresOf } from "./scores.ts";
import { madeBacktest, madeRun, withMase } from "./testing/made.ts";

const base = madeBacktest(3);
const run = (model: string, seed: number, validLoss: number, mase: number, coverage: number | null = 0.9) =>
  madeRun(withMase(base, mase, coverage), { model, seed, validLoss });

test("the best is chosen for each seed by validation, not by the test part", () => {
  const scores = scoresOf([
    run("rnn", 0, 3, 0.1),
    run("gru", 0, 2, 0.5, 0.8),
    run("rnn", 1, 1, 0.9, null),
    run("gru", 1, 2, 0.2),
    run("gru", 2, Number.NaN, 0.3),
    run("rnn", 2, 7, 0.7, 0.9),
  ]);
  expect(scores.chosen.runs.map(({ model }) => model)).toEqual(["gru", "rnn", "rnn"]);
  expect([scores.chosen.oneStep, scores.chosen.byHorizon]).toEqual([0.7, 1.4]);
  expect(scores.chosen.coverage).toBeCloseTo(0.85, 12);
  expect(scores.models).toEqual({ rnn: { oneStep: 0.7, byHorizon: 1.4 }, gru: { oneStep: 0.3, byHorizon: 0.6 } });
});

test("baselines are those of the runs", () => {
  const scores = scoresOf([madeRun(base)]);
  const { name, oneStep, byHorizon } = base.baselines[0] as (typeof base.baselines)[0];
  expect(scores.baselines[name]).toEqual({ oneStep: oneStep.mase, byHorizon: byHorizon.mase });
  expect([scores.best, scores.horizon, scores.series]).toEqual([base.best, 2, "sp500-monthly"]);
});

test("no runs have no scores", () => {
  expect(() => scoresOf([])).toThrow("there are no runs");
});
