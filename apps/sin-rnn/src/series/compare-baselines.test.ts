import { SeriesError } from "@dz/series";
import { expect, test } from "vitest";
import { compareBaselines } from "./compare-baselines.ts";

const saw = Float64Array.from({ length: 40 }, (_, t) => t % 4);

test("a series that repeats is forecast by the seasonal naive without error", () => {
  const { baselines, ...facts } = compareBaselines(saw, { testStart: 32, period: 4, horizon: 4, ar: 4 });
  expect(facts).toEqual({ length: 40, testStart: 32, period: 4, horizon: 4, maseScale: 0 });
  const seasonal = baselines.find(({ name }) => name === "seasonalNaive");
  expect(seasonal?.oneStep.mae).toBe(0);
  expect(seasonal?.byHorizon).toMatchObject({ origins: 5, mae: [0, 0, 0, 0] });
});

test("without a period there is no seasonal naive, and MASE is measured in persistence", () => {
  const { baselines, maseScale } = compareBaselines(saw, { testStart: 32, period: null, horizon: 1, ar: 0 });
  expect(baselines.map(({ name }) => name)).toEqual(["persistence", "mean", "drift", "ar", "theta"]);
  expect(maseScale).toBeCloseTo((24 * 1 + 7 * 3) / 31, 12);
  expect(baselines[0]?.oneStep.mae).toBe((6 * 1 + 2 * 3) / 8);
});

test("an order that the values do not suffice for is refused", () => {
  expect(() => compareBaselines(saw, { testStart: 32, period: 4, horizon: 1, ar: 16 })).toThrow(SeriesError);
});
