import { expect, test } from "vitest";
import { judgedRun } from "../testing/learned-fixture.ts";
import { stepsOf } from "./steps.ts";

test("steps are times if the series has any, and go on with those of the forecast", () => {
  const { series } = judgedRun();
  const steps = stepsOf(series, series.backtest.forecast.times);
  expect(steps.at([0, 240])).toEqual([Date.UTC(2000, 0), Date.UTC(2020, 0)]);
  expect(steps.axis(0, 240)).toEqual({ label: "2000-01-01 to 2020-01-01, UTC", time: true });
  expect([steps.columns, steps.cells(1), steps.words(1)]).toEqual([["time"], ["2000-02-01"], "2000-02-01"]);
});

test("without times, or if those of the forecast are not known, they are numbers", () => {
  for (const steps of [stepsOf(judgedRun({ times: false }).series), stepsOf(judgedRun().series, null)]) {
    expect(steps.at([0, 240])).toEqual([0, 240]);
    expect(steps.axis(0, 240)).toEqual({ label: "step" });
    expect([steps.columns, steps.cells(1), steps.words(1)]).toEqual([[], [], "step 1"]);
  }
});
