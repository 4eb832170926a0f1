import { mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readReport } from "../read-report.ts";
import { fixturePlan, judgedRun } from "../testing/learned-fixture.ts";
import { changedBacktest, type LearnedFolderOptions, writeLearnedRun } from "../testing/learned-folder.ts";
import { writeRun } from "../testing/run-folder.ts";
import { readLearned } from "./read-learned.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "plots-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string) => join(folder, name);
const about = { command: "again", versions: { dz: "1", node: "2" } };
const { series } = judgedRun();
const values = series.values;
const times = series.times as Float64Array;

test("the series, its parts and the backtest", () => {
  const learned = readLearned(writeLearnedRun(at("a")));
  expect(learned).toMatchObject({ name: "co2", trainEnd: series.trainEnd, testStart: series.testStart });
  expect([learned?.values, learned?.times]).toEqual([values, times]);
  expect(learned?.backtest).toEqual(series.backtest);
  expect(readLearned(writeLearnedRun(at("b"), { arrays: { values } }))?.times).toBeNull();
  expect(readLearned(writeRun(at("sine")))).toBeUndefined();
});

test("a report has it, with its losses and without predictions", () => {
  writeRun(at("sine"), { seed: 7 });
  writeLearnedRun(at("co2"));
  const { runs, problems, seed } = readReport([at("co2"), at("sine")], about);
  expect([problems, seed]).toEqual([[], 7]);
  expect(runs.map(({ name, label }) => [name, label])).toEqual([
    ["lstm-adam-co2", "LSTM + Adam on co2"],
    ["rnn-adam", "SimpleRNN + Adam"],
  ]);
  expect(runs[0]).toMatchObject({ predictions: [], warnings: [], series: { name: "co2" } });
  expect(runs[0]?.epochs.map(({ testLoss }) => testLoss)).toEqual([0.5, 0.25]);
});

test("a run that was interrupted has no backtest yet, and says so", () => {
  writeLearnedRun(at("half"), { finished: false });
  writeLearnedRun(at("lost"), { backtest: null });
  const { runs, problems } = readReport([at("half"), at("lost")], about);
  expect(problems).toEqual([]);
  expect(runs.map(({ series, warnings }) => [series?.backtest, warnings])).toEqual([
    [null, ["the run was not finished: there are no weights"]],
    [null, ["the run was not finished: there is no backtest.json"]],
  ]);
});

test.each<[string, LearnedFolderOptions, string]>([
  ["no data", { data: null }, "config.json has no data, but there is a series.npz"],
  ["data that are no object", { data: 3 }, "config.json: data: expected an object"],
  ["no plan", { data: { name: "a" } }, "config.json: data.plan: "],
  [
    "half a part",
    { data: { name: "a", plan: { ...fixturePlan, trainEnd: 1.5 } } },
    "data.plan.trainEnd: expected a whole number",
  ],
  [
    "parts in another order",
    { data: { name: "a", plan: { ...fixturePlan, trainEnd: 239 } } },
    "begin at 0, 239 and 192 of 240 steps",
  ],
  ["no series", { arrays: null }, "series.npz is missing, config.json says that a series was learned"],
  ["no values", { arrays: { times } }, "series.npz: there is no array values"],
  [
    "float32 values",
    { arrays: { values: new Float32Array(240) } },
    "series.npz: values is float32 [240], expected float64 [n]",
  ],
  [
    "a value that is no number",
    { arrays: { values: values.with(3, Number.NaN) } },
    "series.npz: values[3] is NaN, expected a finite number",
  ],
  ["fewer values", { arrays: { values: values.slice(1) } }, "series.npz has 239 values, config.json says 240"],
  ["fewer times", { arrays: { values, times: times.slice(1) } }, "series.npz: 239 times of 240 values"],
  [
    "times that stand still",
    { arrays: { values, times: times.with(5, times[4] as number) } },
    "series.npz: times[5] is not a time after the one before it",
  ],
  [
    "times that no date has",
    { arrays: { values, times: times.with(239, 9e15) } },
    "series.npz: times[239] is not a time after the one before it",
  ],
  ["a backtest that is no JSON", { backtest: "{" }, "backtest.json: it: not valid JSON"],
  ["an empty backtest", { backtest: "{}" }, "backtest.json: format: "],
  [
    "a backtest of fewer forecasts",
    { backtest: changedBacktest({ network: { ...series.backtest.network, forecasts: [1] } }) },
    "backtest.json: network.forecasts: 1 values, expected 48",
  ],
  [
    "a forecast of the past",
    {
      backtest: changedBacktest({
        forecast: { ...series.backtest.forecast, times: Array.from(times.subarray(0, 12)) },
      }),
    },
    "backtest.json: forecast.times.0 is not a time after the one before it",
  ],
  [
    "a backtest of another plan",
    { data: { name: "co2", plan: { ...fixturePlan, horizon: 6 } } },
    "backtest.json: horizon is 12, config.json says 6",
  ],
])("%s: one line, and the other runs are there", (_, options, problem) => {
  writeLearnedRun(at("bad"), options);
  writeRun(at("good"));
  const { runs, problems } = readReport([at("bad"), at("good")], about);
  expect(runs.length).toBe(1);
  expect(problems.length).toBe(1);
  expect(problems[0]).toContain(`run folder ${at("bad")}: `);
  expect(problems[0]).toContain(problem);
  expect(problems[0]).not.toContain("\n");
});

test("series.npz that is no archive, and a link in its place", () => {
  writeLearnedRun(at("link"), { arrays: null });
  symlinkSync(at("link/config.json"), at("link/series.npz"));
  writeLearnedRun(at("bytes"), { arrays: null });
  symlinkSync(at("bytes/config.json"), at("bytes/backtest.json.link"));
  const { problems } = readReport([at("link"), at("bytes")], about);
  expect(problems[0]).toMatch(/series\.npz is a (symbolic )?link/);
  expect(problems[1]).toContain("series.npz is missing");
});
