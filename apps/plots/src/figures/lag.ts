import { color, drawChart, lineMark, noteMark, ruleMark, scatterMark, short, square } from "@dz/drawing";
import type { Figure } from "../figure.ts";
import type { JudgedRun } from "../learned/learned-series.ts";
import { shiftedErrors } from "../stats/shifted-errors.ts";

/**
 * Are the forecasts the truth one step late? Their mean distance to the truth, shifted by −5 to 5 steps; null if they are
 * too few for that.
 */
export function lagOfForecasts(run: JudgedRun): Figure | null {
  const { name, label, series } = run;
  const { values, testStart, backtest } = series;
  const errors = shiftedErrors(values.subarray(testStart), backtest.network.forecasts);
  const [first] = errors;
  if (first === undefined) return null;
  const least = errors.reduce((a, b) => (b.distance < a.distance ? b : a), first);
  const inTime = errors.find(({ shift }) => shift === 0)?.distance ?? Number.NaN;
  const [xs, ys] = [errors.map(({ shift }) => shift), errors.map(({ distance }) => distance)];
  const id = `lag-${name}`;
  const red = color(3);
  const svg = drawChart({
    id,
    size: square,
    title: "Are the Forecasts Late?",
    subtitle: `${series.name}, one step ahead, in the test part`,
    x: { label: "steps by which the truth is shifted", whole: true },
    y: { label: "mean distance to the forecasts", below: 0.14 },
    marks: [
      ruleMark({ x: 1 }, { color: "#7f7f7f", dashed: true, label: "a network that repeats the last value" }),
      lineMark(xs, ys, { color: color(0) }),
      scatterMark(xs, ys, { color: color(0) }),
      scatterMark([least.shift], [least.distance], { color: red, size: 12 }),
      noteMark(least.shift, least.distance, `${least.shift}: ${short(least.distance)}`, { color: red, side: "below" }),
    ],
  });
  const { shift, distance } = least;
  const steps = Math.abs(shift) === 1 ? "1 step" : `${Math.abs(shift)} steps`;
  const told =
    shift === 0
      ? "in time"
      : shift > 0
        ? `${steps} late${shift === 1 ? ", as those of a network that repeats the last value" : ""}`
        : `${steps} early`;
  return {
    id,
    run: name,
    title: `${label}: are the forecasts late?`,
    description: `The forecasts of ${label} are nearest to the truth, ${short(distance)}, when it is shifted by ${shift}: they are ${told}; without a shift they are ${short(inTime)} away.`,
    svg,
    table: { columns: ["shift", "mean distance"], rows: errors.map(({ shift, distance }) => [shift, distance]) },
  };
}
