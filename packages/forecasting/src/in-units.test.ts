import { noGrad } from "@dz/core";
import { array, random } from "@dz/ndarray";
import type { Cycle } from "@dz/series";
import { calendarInputs } from "@dz/series";
import { describe, expect, test } from "vitest";
import { Features } from "./features.ts";
import type { ForecastData } from "./forecast-data.ts";
import { InUnits, unitInputs } from "./in-units.ts";
import { createModel, type NetworkName } from "./network.ts";
import { makePlan, outputsOf, type PlanOptions } from "./plan.ts";
import { roll } from "./roll.ts";
import { noise, wave } from "./testing/waves.ts";

const length = 80;
const times = Float64Array.from({ length }, (_, t) => Date.UTC(2020, t, 1));
const values = wave(length, 6, 0.1).map((value) => value + 40);
const [observed, known] = [noise(length, 2), noise(length, 3).map((value) => 10 * value)];
const month: readonly Cycle[] = ["month"];

/** The forecasts from some origins, as the layer makes them from the inputs in units of the series. */
function inUnits(data: ForecastData, network: NetworkName, options: PlanOptions): number[][] {
  const plan = makePlan(data, options);
  const features = new Features(data, plan);
  const calendar = calendarInputs(times, plan.calendar);
  random.seed(3);
  const model = createModel(network, 4, outputsOf(plan), { dtype: "float64" });
  const layer = new InUnits(model, plan, calendar.length);
  const want = roll(model, features, { from: 70, to: 74, steps: outputsOf(plan), start: 20, dtype: "float64" });
  model.resetState();
  const inputs = unitInputs(plan, calendar.length);
  const at: Record<string, (t: number) => number[]> = {
    values: (t) => [...values.subarray(t + 1 - inputs.values, t + 1)],
    calendar: (t) => calendar.map((each) => each[t + 1] as number),
    observed: (t) => data.observed.map((each) => each[t - plan.lag] as number),
    known: (t) => data.known.flatMap((each) => [...each.subarray(t + 1, t + 1 + outputsOf(plan))]),
  };
  return noGrad(() => {
    const got: number[][] = [];
    for (let t = 20; t <= 74; t++) {
      const y = layer.forward(...layer.inputNames.map((name) => array([at[name]?.(t) as number[]])));
      if (t >= 70) got.push([...(y.data.toTypedArray() as Float64Array)]);
    }
    for (const [i, row] of got.entries()) {
      for (const [j, value] of row.entries()) expect(value).toBeCloseTo(want[i]?.[j] as number, 9);
    }
    return got;
  });
}

const alone: ForecastData = { values, times: null, observed: [], known: [] };
const beside: ForecastData = { values, times, observed: [observed], known: [known] };

describe("InUnits forecasts what the network does with its features", () => {
  test.each<[string, ForecastData, NetworkName, PlanOptions]>([
    ["levels", alone, "gru", { horizon: 1, difference: false }],
    ["changes", alone, "lstm", { horizon: 2, difference: true }],
    ["a period, direct", alone, "rnn", { horizon: 3, period: 6 }],
    ["a period shorter than the horizon", alone, "rnn", { horizon: 8, period: 6 }],
    ["a period, recursive", alone, "gru", { horizon: 3, period: 6, strategy: "recursive" }],
    ["logarithms", alone, "gru", { horizon: 2, log: true, scale: "minmax" }],
    ["the past", alone, "mlp", { horizon: 2, past: 4, difference: false }],
    ["the past of changes", alone, "mlp", { horizon: 2, past: 4, difference: true, log: true }],
    ["further columns", beside, "gru", { horizon: 2, lag: 3, calendar: month, period: 6 }],
  ])("%s", (_, data, network, options) => {
    expect(inUnits(data, network, options).length).toBe(5);
  });
});

test("names its inputs, and refuses those of another width", () => {
  const plan = makePlan(beside, { horizon: 2, lag: 3, calendar: month });
  const layer = new InUnits(createModel("mlp", 3, 2, { dtype: "float64" }), plan, 2);
  expect(layer.inputNames).toEqual(["values", "calendar", "observed", "known"]);
  expect(unitInputs(plan, 2)).toEqual({ values: plan.difference ? 2 : 1, calendar: 2, observed: 1, known: 2 });
  const [value, pair] = [array([[1]]), array([[1, 2]])];
  expect(() => layer.forward(plan.difference ? pair : value, value, value, pair)).toThrow(
    "InUnits: calendar has shape [1, 1], expected [batch, 2]",
  );
});
