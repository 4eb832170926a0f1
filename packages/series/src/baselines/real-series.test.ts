import { describe, expect, test } from "vitest";
import { autocorrelation } from "../numbers/autocorrelation.ts";
import { maseScale } from "../scores/errors.ts";
import { horizonScores, oneStepScores, rollingForecasts } from "../scores/rolling.ts";
import { realSeries, relativeDifference } from "../testing/real-series.ts";
import { autoregression } from "./autoregression.ts";
import { drift } from "./drift.ts";
import { meanOfTraining } from "./mean-of-training.ts";
import { persistence } from "./persistence.ts";
import { seasonalNaive } from "./seasonal-naive.ts";

describe.each(realSeries)("$name has the numbers of NumPy and statsmodels", ({ values, train, expected }) => {
  const { period, arOrder, horizon, trainLength } = expected;
  const scale = maseScale(train, period);
  const baselines = [
    persistence(),
    meanOfTraining(train),
    drift(train),
    seasonalNaive(train, period),
    autoregression(train, arOrder),
  ];

  test("the scale of MASE and the autocorrelations", () => {
    expect(relativeDifference(scale, expected.maseScale)).toBeLessThan(1e-9);
    const r = Array.from(autocorrelation(train, expected.acf.length - 1));
    expect(relativeDifference(r, expected.acf)).toBeLessThan(1e-9);
  });

  test("the coefficients of the autoregression", () => {
    const { coefficients } = autoregression(train, arOrder).settings as { coefficients: number[] };
    expect(relativeDifference(coefficients, expected.arCoefficients)).toBeLessThan(1e-6);
  });

  test.each(baselines)("one step ahead: $name", ({ name, forecast }) => {
    const got = oneStepScores(values, trainLength, forecast, scale);
    expect(relativeDifference(got, expected.oneStep[name])).toBeLessThan(name === "ar" ? 1e-6 : 1e-9);
  });

  test.each(baselines)("by horizon: $name", ({ name, forecast }) => {
    const forecasts = rollingForecasts(values, trainLength, forecast, horizon);
    const got = horizonScores(values, trainLength, forecasts, scale);
    expect(relativeDifference(got, expected.byHorizon[name])).toBeLessThan(name === "ar" ? 1e-6 : 1e-9);
  });
});
