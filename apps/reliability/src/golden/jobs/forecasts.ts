/**
 * The learning of a series: training, validation, forecasts with their bands, and the comparison with all baselines.
 *
 * @module
 */
import {
  createModel,
  dataOf,
  evaluate,
  Features,
  makePlan,
  type NetworkName,
  outputsOf,
  type Strategy,
  trainForecast,
} from "@dz/forecasting";
import { type FloatDType, math, RandomState, random } from "@dz/ndarray";
import { Adam, ClipGrad } from "@dz/optimizers";
import type { Job, Results } from "../job.ts";

/** A season of twelve months with a trend and noise, and its times. */
function series(): ReturnType<typeof dataOf> {
  const noise = new RandomState(0).rand(240).toTypedArray() as Float64Array;
  const values = noise.map((e, t) => 100 + 0.3 * t + 8 * math.sin((2 * Math.PI * t) / 12) + 2 * e);
  return dataOf(
    values,
    Float64Array.from(values, (_, t) => Date.UTC(2000, t, 1)),
  );
}

function learn(name: NetworkName, dtype: FloatDType, strategy: Strategy): Results {
  random.seed(0);
  const data = series();
  const plan = makePlan(data, { horizon: 6, strategy, period: 12, calendar: ["month"], log: true });
  const model = createModel(name, 16, outputsOf(plan), { dtype });
  const optimizer = new Adam({ lr: 0.01 }).setup(model).addHook(new ClipGrad(1));
  const training = { model, features: new Features(data, plan), dtype, batch: 3, bptt: 12 };
  const losses: number[] = [];
  for (const epoch of trainForecast({ ...training, update: () => optimizer.update() }, 1, 5)) {
    if (epoch !== null) losses.push(epoch.trainLoss, epoch.validLoss);
  }
  const step = { unit: "month", count: 1, day: 1, offset: 0 } as const;
  const { network, baselines, forecast } = evaluate(
    { model, data, plan, step, dtype },
    { name: "made", network: name, epoch: 5 },
  );
  return {
    losses,
    predictions: [...network.forecasts, ...forecast.values, ...forecast.low.map((value) => value ?? -1)],
    scores: [network, ...baselines]
      .flatMap(({ oneStep, byHorizon }) => [...Object.values(oneStep), ...byHorizon.mae, ...byHorizon.rmse])
      .map((value) => value ?? -1),
    weights: Array.from(model.params(), (param) => param.data),
  };
}

const job = (name: NetworkName, dtype: FloatDType, strategy: Strategy): Job => ({
  name: `forecast, ${name}, ${dtype}, ${strategy}`,
  long: false,
  run: () => learn(name, dtype, strategy),
});

export const forecasting: readonly Job[] = [job("gru", "float64", "recursive"), job("lstm", "float32", "direct")];
