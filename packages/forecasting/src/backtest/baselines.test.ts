import { describe, expect, test } from "vitest";
import { noise, wave } from "../testing/waves.ts";
import { fitBaselines } from "./baselines.ts";

const names = (train: Float64Array, period: number | null, ar?: number): string[] =>
  fitBaselines(train, { period, ...(ar === undefined ? {} : { ar }) }).map(({ name }) => name);
const all = ["persistence", "mean", "drift", "seasonalNaive", "ar", "theta"];

describe("fitBaselines", () => {
  test("fits those that the values suffice for", () => {
    expect(names(wave(60, 6, 0.1), 6)).toEqual(all);
    expect(names(wave(60, 6, 0.1), null)).toEqual(all.filter((name) => name !== "seasonalNaive"));
    expect(names(wave(60, 6, 0.1), 1)).toEqual(all.filter((name) => name !== "seasonalNaive"));
    expect(names(noise(11), 6)).toEqual(all.filter((name) => name !== "theta")); // two periods are 12
    expect(names(noise(7), null)).toEqual(["persistence", "mean", "drift", "theta"]);
    expect(names(noise(2), null)).toEqual(["persistence", "mean", "drift"]);
  });

  test("passes on the period and the order", () => {
    const fitted = fitBaselines(wave(60, 6, 0.1), { period: 6, ar: 3 });
    const settings = Object.fromEntries(fitted.map((baseline) => [baseline.name, baseline.settings]));
    expect(settings).toMatchObject({ seasonalNaive: { period: 6 }, ar: { order: 3 }, theta: { period: 6 } });
  });

  test("forecasts from whatever history it is given, with what was fitted", () => {
    const mean = fitBaselines(Float64Array.of(1, 2, 3), { period: null }).find(({ name }) => name === "mean");
    expect(Array.from(mean?.forecast(Float64Array.of(100), 2) ?? [])).toEqual([2, 2]);
  });
});
