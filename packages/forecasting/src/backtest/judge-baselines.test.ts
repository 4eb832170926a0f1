import { horizonScores, maseScale, oneStepScores, persistence, rollingForecasts } from "@dz/series";
import { expect, test } from "vitest";
import { walk } from "../testing/waves.ts";
import { judgeBaselines } from "./judge-baselines.ts";

test("judgeBaselines has the scores of each baseline, in units of what it knew before the test part", () => {
  const values = walk(100);
  const { scale, baselines } = judgeBaselines(values, { testStart: 80, horizon: 3, period: null });
  expect(scale).toBe(maseScale(values.subarray(0, 80)));
  expect(baselines.map(({ baseline }) => baseline.name)).toEqual(["persistence", "mean", "drift", "ar", "theta"]);
  const { forecast } = persistence();
  const rows = rollingForecasts(values, 80, forecast, 3);
  expect(baselines[0]).toMatchObject({
    oneStep: oneStepScores(values, 80, forecast, scale),
    byHorizon: horizonScores(values, 80, rows, scale),
    forecasts: values.subarray(79, 99),
    rows,
  });
});

test("judgeBaselines never looks at the test part when it fits", () => {
  const values = walk(100);
  const other = values.map((value, t) => (t < 80 ? value : 1e6 + t));
  const settings = (series: Float64Array): unknown[] =>
    judgeBaselines(series, { testStart: 80, horizon: 3, period: 7 }).baselines.map(({ baseline }) => baseline.settings);
  expect(settings(other)).toEqual(settings(values));
});
