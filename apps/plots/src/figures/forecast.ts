import { bandMark, color, drawChart, lineMark, range, ruleMark, wide } from "@dz/drawing";
import { percent } from "@dz/forecasting";
import { count } from "@dz/text";
import type { Figure } from "../figure.ts";
import type { JudgedRun } from "../learned/learned-series.ts";
import { stepsOf } from "../learned/steps.ts";
import { boundsAround, boundsIfAny } from "../stats/bounds.ts";
import { inDigitsOf } from "../stats/in-digits-of.ts";
import { thinPoints } from "../stats/thin-points.ts";

/**
 * The forecast of the steps after the series, with its band, and the last stretch of the series before it; null without a
 * forecast, which a network has not whose inputs are not known after the series.
 */
export function forecastBeyond(run: JudgedRun): Figure | null {
  const { name, label, series } = run;
  const { values, backtest } = series;
  const { forecast, network, horizon, period } = backtest;
  const steps = stepsOf(series, forecast.times);
  const { length } = values;
  const made = forecast.values.length;
  if (made === 0) return null;
  const first = Math.max(0, length - Math.max(60, 3 * horizon, 3 * made, 2 * (period ?? 0)));
  const past = thinPoints(values, first);
  // The lines begin at the last value, so that there is no gap.
  const line = Float64Array.of(values[length - 1] as number, ...forecast.values);
  const ahead = thinPoints(line);
  const stepOf = (i: number): number => length - 1 + i;
  const edge = (side: readonly (number | null)[]): number[] =>
    ahead.map((i) => (i === 0 ? (line[0] as number) : (side[i - 1] ?? Number.NaN)));
  const held = percent(network.bands.level);
  const banded = forecast.low.some((low, i) => low !== null && forecast.high[i] !== null);
  const places = steps.at(ahead.map(stepOf));
  const id = `forecast-${name}`;
  const svg = drawChart({
    id,
    size: wide,
    title: made === 1 ? "Forecast of the next step" : `Forecast of the next ${made} steps`,
    subtitle: `${series.name}, model:${run.model}, epoch:${network.epoch}`,
    x: steps.axis(first, stepOf(made)),
    // A network may diverge; the series is to be seen all the same.
    y: { label: series.name, ...boundsIfAny(boundsAround(values.subarray(first))) },
    marks: [
      ...(banded
        ? [bandMark(places, edge(forecast.low), edge(forecast.high), { color: color(1), label: `band of ${held}` })]
        : []),
      ruleMark({ x: steps.at([length - 1])[0] as number }, { color: "#7f7f7f", dashed: true }),
      lineMark(
        steps.at(past),
        past.map((step) => values[step] as number),
        { color: color(0), label: "series" },
      ),
      lineMark(
        places,
        ahead.map((i) => line[i] as number),
        { color: color(1), label: "forecast" },
      ),
    ],
  });
  const [low, high] = [forecast.low.at(-1) ?? null, forecast.high.at(-1) ?? null];
  const shownPast = values.subarray(first);
  const extent = shownPast.reduce((a, b) => Math.max(a, b)) - shownPast.reduce((a, b) => Math.min(a, b));
  const told = (x: number): string => inDigitsOf(extent, x);
  const between = low === null || high === null ? "" : `, with a band of ${held} from ${told(low)} to ${told(high)}`;
  const cell = (value: number | null | undefined): number | string => value ?? "";
  return {
    id,
    run: name,
    title: `${label}: the forecast after its end`,
    description: `${label} forecasts ${told(forecast.values.at(-1) as number)} for ${steps.words(stepOf(made))}, ${count(made, "step")} after the last value, ${told(values[length - 1] as number)}${between}.`,
    svg,
    table: {
      columns: ["step", ...steps.columns, "forecast", "low", "high"],
      rows: Array.from(range(made), (i) => [
        length + i,
        ...steps.cells(length + i),
        forecast.values[i] as number,
        cell(forecast.low[i]),
        cell(forecast.high[i]),
      ]),
    },
  };
}
