import type { ForecastEpoch } from "@dz/forecasting";
import { expect, test } from "vitest";
import { measureMemory, measureTraining, onDz, type Training } from "./forecast.ts";

test.each(["float32", "float64"] as const)("a network learns the temperatures in %s", (dtype) => {
  const results = [...onDz(dtype, 32)(3)];
  const epochs = results.filter((result) => result !== null);
  expect(results.length - epochs.length).toBe(3 * Math.ceil(190 / 24)); // (6133 − 24 − 24) / 32 steps, an update every 24
  expect(epochs.map(({ epoch }) => epoch)).toEqual([1, 2, 3]);
  expect(epochs[2]?.validLoss).toBeLessThan(0.9 * (epochs[0]?.validLoss as number));
  expect(epochs[2]?.forecasts).toHaveLength(875);
});

const fake: Training = function* (epochs) {
  const losses = [0.5, 0.2, 0.3];
  for (let epoch = 1; epoch <= epochs; epoch++) {
    yield null;
    yield { epoch, validLoss: losses[epoch - 1] } as ForecastEpoch;
  }
};

test("a run measures the values of the table", () => {
  const values = [...measureTraining(fake, { epochs: 3, seconds: 0 })];
  expect(values.map(({ name, unit }) => `${name} ${unit}`)).toEqual([
    ...["job s", "training ms", "validation ms", "peak memory MiB", "best loss "],
  ]);
  expect(values.at(-1)?.value).toBe(0.2);
  for (const { name, value } of values) expect(value, name).toBeGreaterThan(0);
});

test("memory is measured once an epoch", () => {
  const values = [...measureMemory(fake, { epochs: 1, seconds: 0 })];
  expect(values).toEqual([{ name: "memory", value: 0, unit: "%" }]);
});
