import { expect, test } from "vitest";
import { fixtureRun } from "../testing/fixture.ts";
import { judgedRun, unjudgedRun } from "../testing/learned-fixture.ts";
import { capital, heldOut, isJudged, isLearned, sectionOf, sineRuns } from "./learned-series.ts";
import { residualsOf } from "./residuals.ts";

const sine = fixtureRun({});

test("tells runs on a series from those on the sine, and whether they have come to their end", () => {
  const runs = [sine, judgedRun(), unjudgedRun()];
  expect(runs.map(isLearned)).toEqual([false, true, true]);
  expect(runs.map(isJudged)).toEqual([false, true, false]);
  expect(sineRuns(runs)).toEqual([sine]);
  expect(runs.map(heldOut)).toEqual(["test", "validation", "validation"]);
  expect(heldOut(undefined)).toBe("test");
  expect(runs.map(sectionOf)).toEqual([{}, { run: "lstm-adam-co2" }, { run: "lstm-adam-co2" }]);
  expect(capital("validation")).toBe("Validation");
});

test("residuals are the values of the test part minus their forecasts", () => {
  const { series } = judgedRun();
  const residuals = residualsOf(series);
  expect(residuals.length).toBe(48);
  const [last, forecast] = [series.values.at(-1) as number, series.backtest.network.forecasts.at(-1) as number];
  expect(residuals.at(-1)).toBe(last - forecast);
});
