import { autoregression, meanOfTraining, persistence } from "@dz/series";
import { expect, test } from "vitest";
import { waveSequence } from "../wave.ts";
import { errorsFromStart, forecastsFromStart, valuesOf } from "./one-step.ts";

const series = Float64Array.of(1, 3, 2, 5, 4);

test("the values of a sequence are its inputs and its last right answer", () => {
  const sequence = waveSequence({ phase: 0, step: Math.PI / 2, length: 3 });
  expect(Array.from(valuesOf(sequence), (y) => Math.round(y))).toEqual([0, 1, 0, -1]);
});

test("each value is forecast from those before it", () => {
  expect(forecastsFromStart(series, persistence())).toEqual(Float64Array.of(1, 3, 2, 5));
  expect(forecastsFromStart(series, meanOfTraining(Float64Array.of(2, 4)))).toEqual(Float64Array.of(3, 3, 3, 3));
  expect(errorsFromStart(series, persistence())).toEqual(Float64Array.of(4, 1, 9, 1));
});

test("where the past is too short for an autoregression, the last value stands", () => {
  // Fibonacci numbers are the sum of the two before.
  const fit = autoregression(Float64Array.of(1, 1, 2, 3, 5, 8, 13, 21, 34), 2);
  const [first, ...others] = forecastsFromStart(series, fit);
  expect(first).toBe(1);
  for (const [i, y] of others.entries()) {
    expect(y).toBeCloseTo((series[i] as number) + (series[i + 1] as number), 8);
  }
});
