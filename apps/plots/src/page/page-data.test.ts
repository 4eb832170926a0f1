import { expect, test } from "vitest";
import { fixtureReport, fixtureRun } from "../testing/fixture.ts";
import { unpack } from "./client/unpack.ts";
import { bestEpoch, pageData } from "./page-data.ts";

function withLosses(...losses: number[]): ReturnType<typeof fixtureRun> {
  return { ...fixtureRun({}), epochs: losses.map((testLoss, i) => ({ epoch: i + 1, trainLoss: testLoss, testLoss })) };
}

test("the best epoch is the first with the lowest test loss", () => {
  expect(bestEpoch(withLosses(3, 1, 2, 1))).toBe(1);
  expect(bestEpoch(withLosses(Number.NaN, 5, Number.POSITIVE_INFINITY))).toBe(1);
  expect(bestEpoch(withLosses(Number.NaN, Number.NaN))).toBe(1);
});

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
