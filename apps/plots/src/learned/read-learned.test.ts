import { mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { scanRun } from "@dz/runs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readReport } from "../read-report.ts";
import { fixturePlan, judgedRun } from "../testing/learned-fixture.ts";
import {
  changedBacktest,
  fixtureLearned,
  type LearnedFolderOptions,
  writeLearnedRun,
} from "../testing/learned-folder.ts";
import { writeRun } from "../testing/run-folder.ts";
import { readLearned } from "./read-learned.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "plots-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string) => join(folder, name);
const read = (folder: string) => readLearned(scanRun(folder, () => {}));
const about = { command: "again", versions: { dz: "1", node: "2" } };
const { series } = judgedRun();
const values = series.values;
const times = series.times as Float64Array;

test("the series, its parts and the backtest", () => {
  const learned = read(writeLearnedRun(at("a")));
  expect(learned).toMatchObject({ name: "co2", trainEnd: series.trainEnd, testStart: series.testStart });
  expect([learned?.values, learned?.times]).toEqual([values, times]);
  expect(learned?.backtest).toEqual(series.backtest);
  const timeless = { ...fixtureLearned, timeName: null, step: null, timeForm: null };
  expect(read(writeLearnedRun(at("b"), { arrays: { values }, data: timeless }))?.times).toBeNull();
  expect(read(writeRun(at("sine")))).toBeUndefined();
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
  ["no data", { data: null }, "config.json: there is no data, but a series.npz"],
  ["no plan", { data: { ...fixtureLearned, plan: null } }, "config.json: data: plan: expected Object"],
  [
    "half a part",
    { data: { ...fixtureLearned, plan: { ...fixturePlan, trainEnd: 1.5 } } },
    "config.json: data: plan.trainEnd: expected a whole number",
  ],
  [
    "parts in another order",
    { data: { ...fixtureLearned, plan: { ...fixturePlan, trainEnd: 239 } } },
    "config.json: data: plan: expected parts in their order",
  ],
  ["no series", { arrays: null }, "series.npz: it is missing, config.json says that a series was learned"],
  ["a series that is no archive", { arrays: Uint8Array.of(1, 2, 3) }, "series.npz: "],
  ["no values", { arrays: { times } }, "series.npz: there are no values"],
  [
    "float32 values",
    { arrays: { values: new Float32Array(240) } },
    "series.npz: values has shape [240] and dtype float32",
  ],
  [
    "a value that is no number",
    { arrays: { values: values.with(3, Number.NaN) } },
    "series.npz: values has values that are no numbers",
  ],
  ["fewer values", { arrays: { values: values.slice(1) } }, "series.npz: values has shape [239]"],
  ["fewer times", { arrays: { values, times: times.slice(1) } }, "series.npz: times has shape [239]"],
  [
    "times that stand still",
    { arrays: { values, times: times.with(5, times[4] as number) } },
    "series.npz: times[5] is not a time after the one before it",
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
    { data: { ...fixtureLearned, plan: { ...fixturePlan, horizon: 6, strategy: "recursive", changes: [1] } } },
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

test("a name of any length is cut", () => {
  const { name } = read(writeLearnedRun(at("long"), { data: { ...fixtureLearned, name: "x".repeat(5000) } })) ?? {};
  expect(name).toBe(`${"x".repeat(59)}…`);
});

test("links in place of the files are not followed", () => {
  writeLearnedRun(at("link"), { arrays: null });
  symlinkSync(at("link/config.json"), at("link/series.npz"));
  const { problems } = readReport([at("link")], about);
  expect(problems).toEqual([expect.stringMatching(/series\.npz is a (symbolic )?link/)]);
});
