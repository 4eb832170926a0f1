import { expect, test } from "vitest";
import { fixtureReport, fixtureRun } from "../testing/fixture.ts";
import { unpack } from "./client/unpack.ts";
import { pageData } from "./page-data.ts";

function withLosses(...losses: number[]): ReturnType<typeof fixtureRun> {
  return { ...fixtureRun({}), epochs: losses.map((testLoss, i) => ({ epoch: i + 1, trainLoss: testLoss, testLoss })) };
}

test("the data have the losses and all predictions of each run", async () => {
  const report = fixtureReport();
  const data = pageData(report);
  expect(data.runs.map(({ label }) => label)).toEqual(report.runs.map(({ label }) => label));
  const [first] = report.runs;
  const rows = await unpack(data.runs[0]?.predictions ?? "", data.points);
  expect(rows).toHaveLength(first?.epochs.length ?? -1);
  expect(rows[3]?.[5]).toBeCloseTo(first?.predictions[3]?.[5] ?? Number.NaN, 4);
  expect(data.runs[0]?.test[3]).toBeCloseTo(first?.epochs[3]?.testLoss ?? Number.NaN, 6);
});

test("a loss that is no number is null in JSON", () => {
  const [run] = pageData(fixtureReport([withLosses(Number.NaN, 0.5)])).runs;
  expect(run?.test).toEqual([null, 0.5]);
});

test("of a long run the losses and predictions have the numbers of their epochs", () => {
  const run = fixtureRun({});
  const epochs = [1, 40, 5000].map((epoch) => ({ epoch, trainLoss: 1, testLoss: 1 / epoch }));
  const long = { shown: epochs.slice(1), rises: 0, testLosses: new Float64Array(5000) };
  const [data] = pageData(fixtureReport([{ ...run, epochs, long, predictions: run.predictions.slice(0, 2) }])).runs;
  expect(data).toMatchObject({ count: 5000, epochs: [1, 40, 5000], shown: [40, 5000], best: 5000 });
});

test("names in the data hold nothing that is not seen", () => {
  const [run] = pageData(
    fixtureReport([{ ...fixtureRun({}), label: "a\u202eb", model: "c\0", optimizer: "\ud800" }]),
  ).runs;
  expect(run).toMatchObject({ label: "a\\u{202e}b", model: "c\\u{0}", optimizer: "\\u{d800}" });
});
