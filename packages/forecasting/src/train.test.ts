import { random } from "@dz/ndarray";
import { Adam } from "@dz/optimizers";
import { describe, expect, test } from "vitest";
import { Features } from "./features.ts";
import { dataOf } from "./forecast-data.ts";
import { createModel, type NetworkName, networkNames } from "./network.ts";
import { makePlan, outputsOf, type PlanOptions } from "./plan.ts";
import { wave } from "./testing/waves.ts";
import { type ForecastEpoch, trainForecast } from "./train.ts";

function train(name: NetworkName, values: Float64Array, options: PlanOptions, epochs: number): ForecastEpoch[] {
  random.seed(0);
  const data = dataOf(values);
  const plan = makePlan(data, options);
  const model = createModel(name, 8, outputsOf(plan), { dtype: "float64" });
  const optimizer = new Adam({ lr: 0.02 }).setup(model);
  const update = (): void => void optimizer.update();
  const training = { model, features: new Features(data, plan), dtype: "float64", batch: 4, bptt: 10, update } as const;
  return [...trainForecast(training, 1, epochs)].filter((result) => result !== null);
}

describe("trainForecast", () => {
  const values = wave(200, 10, 0.05);

  test.each(networkNames)("%s learns a wave", (name) => {
    // A network without memory needs to be shown the last period.
    const epochs = train(name, values, { horizon: 3, period: name === "mlp" ? 10 : null }, 30);
    expect(epochs.map(({ epoch }) => epoch)).toEqual(Array.from({ length: 30 }, (_, i) => i + 1));
    expect(epochs.at(-1)?.validLoss).toBeLessThan(0.3 * (epochs[0]?.validLoss ?? 0));
    expect(epochs.at(-1)?.trainLoss).toBeLessThan(0.3 * (epochs[0]?.trainLoss ?? 0));
    expect(epochs[0]?.forecasts.length).toBe(20);
  });

  test("never looks at the test part", () => {
    const other = values.map((value, t) => (t >= 160 ? 1e6 : value));
    const losses = (series: Float64Array): number[] =>
      train("gru", series, { horizon: 3, period: 10 }, 2).flatMap(({ trainLoss, validLoss }) => [trainLoss, validLoss]);
    expect(losses(other)).toEqual(losses(values));
  });

  test("gives the same numbers for the same seed", () => {
    const numbers = (): Float64Array[] => train("lstm", values, { horizon: 2 }, 2).map(({ forecasts }) => forecasts);
    expect(numbers()).toEqual(numbers());
  });
});
