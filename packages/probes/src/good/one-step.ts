import type { Baseline } from "@dz/series";
import type { Sequence } from "../sequence.ts";

/** A sequence of one value each, which is to be continued, with its last right answer: one value more than it has steps. */
export function valuesOf({ inputs, targets }: Sequence): Float64Array {
  const values = new Float64Array(inputs.length + 1);
  values.set(inputs);
  values[inputs.length] = targets.at(-1) as number;
  return values;
}

/**
 * The forecast of each value of a series [n] but the first from those before it [n − 1]. Where these are fewer than a
 * baseline needs, it is the last value, so that all methods are judged on the same points.
 */
export function forecastsFromStart(series: Float64Array, { forecast, settings }: Baseline): Float64Array {
  const needed = typeof settings?.order === "number" ? settings.order : 1;
  return Float64Array.from({ length: series.length - 1 }, (_, i) =>
    i + 1 < needed ? (series[i] as number) : (forecast(series.subarray(0, i + 1), 1)[0] as number),
  );
}

/** The squared errors of such forecasts [n − 1]. */
export function errorsFromStart(series: Float64Array, baseline: Baseline): Float64Array {
  return forecastsFromStart(series, baseline).map((y, i) => (y - (series[i + 1] as number)) ** 2);
}
