import { noGrad } from "@dz/core";
import { random } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { Features } from "./features.ts";
import { dataOf, type ForecastData } from "./forecast-data.ts";
import { createModel, matrix, type NetworkName, networkNames } from "./network.ts";
import { makePlan, outputsOf, type Plan, type Strategy } from "./plan.ts";
import { roll } from "./roll.ts";
import { wave } from "./testing/waves.ts";

const values = wave(80, 6, 0.2);

/** Forecasts from one origin, on a series that is cut there and goes on with them: no state is ever copied. */
function alone(
  model: ReturnType<typeof createModel>,
  data: ForecastData,
  plan: Plan,
  origin: number,
  steps: number,
): number[] {
  const series = Array.from(data.values.subarray(0, origin + 1));
  const made: number[] = [];
  while (made.length < steps) {
    const features = new Features({ ...data, values: Float64Array.from(series) }, plan);
    model.resetState();
    let y: number[] = [];
    const x = new Float64Array(features.size);
    for (let t = features.first; t < series.length; t++) {
      features.write(x, 0, t);
      y = model.forward(matrix(x, 1, "float64")).data.toArray(2)[0] as number[];
    }
    const now = features.at(series.length - 1);
    for (const [j, output] of y.entries()) {
      const value = features.value(features.outcome(now, output, j + 1));
      made.push(value);
      series.push(value);
    }
  }
  return made.slice(0, steps);
}

describe.each(networkNames)("roll of %s", (name: NetworkName) => {
  test.each<[Strategy, number]>([
    ["recursive", 5],
    ["direct", 3],
    ["direct", 8], // further than its outputs reach
  ])("%s, %i steps: as from each origin by itself", (strategy, steps) => {
    random.seed(1);
    const data = dataOf(values);
    const plan = makePlan(data, { horizon: 3, strategy, period: 6, log: true });
    const model = createModel(name, 4, outputsOf(plan), { dtype: "float64" });
    const rows = roll(model, new Features(data, plan), { from: 40, to: 46, steps, dtype: "float64" });
    expect(rows.length).toBe(7);
    noGrad(() => {
      for (const i of [0, 3, 6]) {
        const want = alone(model, data, plan, 40 + i, steps);
        for (const [step, value] of (rows[i] as Float64Array).entries())
          expect(value).toBeCloseTo(want[step] as number, 10);
      }
    });
  });
});
