import { color, drawChart, lineMark, ruleMark, scatterMark, short, wide } from "@dz/drawing";
import { autocorrelation } from "@dz/series";
import { count } from "@dz/text";
import type { Figure } from "../figure.ts";
import type { JudgedRun } from "../learned/learned-series.ts";
import { residualsOf } from "../learned/residuals.ts";

/** The most lags, and the fewest if the test part has them. */
const MOST = 100;
const FEWEST = 24;

/**
 * The autocorrelation of the residuals of the test part, with the lines ±2/√n that 95 % of the lags of independent numbers
 * stay within: what lies beyond could have been forecast. Null if the residuals are few, all equal, or
 * not finite.
 */
export function residualAutocorrelation(run: JudgedRun): Figure | null {
  const { name, label, series } = run;
  const residuals = residualsOf(series);
  const n = residuals.length;
  const wanted = Math.min(MOST, Math.max(FEWEST, 2 * (series.backtest.period ?? 0)));
  const lags = Math.min(wanted, Math.floor(n / 4));
  if (lags < 1 || !residuals.every(Number.isFinite)) return null;
  const found = Array.from(autocorrelation(residuals, lags).subarray(1), (r, i) => ({ lag: i + 1, r }));
  if (found.some(({ r }) => !Number.isFinite(r))) return null;
  const limit = 2 / Math.sqrt(n);
  const beyond = found.filter(({ r }) => Math.abs(r) > limit);
  const id = `autocorrelation-${name}`;
  const look = { color: color(1), dashed: true };
  const svg = drawChart({
    id,
    size: wide,
    title: "Autocorrelation of the Residuals",
    subtitle: `${series.name}, one step ahead, n=${n}`,
    x: { label: "lag in steps", whole: true, domain: [0.5 - lags / 100, lags + 0.5 + lags / 100] },
    y: { label: "autocorrelation" },
    marks: [
      ruleMark({ y: 0 }, { color: "#000000" }),
      ruleMark({ y: limit }, { ...look, label: "±2/√n" }),
      ruleMark({ y: -limit }, look),
      lineMark(
        found.flatMap(({ lag }) => [lag, lag, Number.NaN]),
        found.flatMap(({ r }) => [0, r, Number.NaN]),
        { color: color(0) },
      ),
      scatterMark(
        found.map(({ lag }) => lag),
        found.map(({ r }) => r),
        { color: color(0), size: lags > 60 ? 5 : 7 },
      ),
    ],
  });
  const largest = found.reduce((a, b) => (Math.abs(b.r) > Math.abs(a.r) ? b : a));
  return {
    id,
    run: name,
    title: `${label}: the autocorrelation of the residuals`,
    description: `Of ${count(lags, "lag")}, ${beyond.length} of the residuals of ${label} are beyond ±${short(limit)}, where chance alone would put about ${short(lags * 0.05)}; the largest is ${short(largest.r)} at lag ${largest.lag}.`,
    svg,
    table: {
      columns: ["lag", "autocorrelation", "beyond ±2/√n"],
      rows: found.map(({ lag, r }) => [lag, r, Math.abs(r) > limit ? "yes" : ""]),
    },
  };
}
