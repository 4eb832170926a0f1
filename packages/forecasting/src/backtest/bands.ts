import { bandScores } from "@dz/series";
import type { BacktestBands } from "./backtest.ts";
import { LastErrors } from "./last-errors.ts";

/** Forecasts from consecutive origins, and the true values that came [origins][horizon]. */
export interface Rows {
  readonly forecasts: readonly Float64Array[];
  readonly truths: readonly Float64Array[];
}

/** How many of the last errors a band is made of: more are steadier, fewer follow a series whose errors grow. */
const WINDOW = 100;

/**
 * Bands by split conformal prediction that goes with time: the errors on the validation part, which no weight was fitted to,
 * and as the origin goes through the test part, also those that are known by then; of these the last {@link WINDOW}. So each
 * band is made of errors before its origin alone, at its own step ahead. The widths are those after the end of the series.
 */
export function bands(valid: Rows, test: Rows, level: number): BacktestBands {
  const horizon = test.forecasts[0]?.length ?? 0;
  const columns = Array.from({ length: horizon }, (_, step) => column(valid, test, step, level));
  const whole = columns.map(({ points }) => points);
  const all = whole.flat();
  const complete = columns.every(({ points }) => points.length === test.forecasts.length);
  const judged = complete && all.length > 0 ? judge(all, level) : null;
  return {
    level,
    widths: columns.map(({ width }) => (Number.isFinite(width) ? width : null)),
    coverage: {
      oneStep: whole[0] === undefined || whole[0].length === 0 ? null : judge(whole[0], level).coverage,
      byHorizon: whole.map((points) => (points.length === 0 ? null : judge(points, level).coverage)),
      all: judged?.coverage ?? null,
    },
    intervalScore: judged?.intervalScore ?? null,
  };
}

/** A true value and its band. */
interface Point {
  readonly truth: number;
  readonly low: number;
  readonly high: number;
}

/** The bands at one step ahead: of each test origin for which there are enough errors, and of the end of the series. */
function column(valid: Rows, test: Rows, step: number, level: number): { points: Point[]; width: number } {
  const errorsOf = ({ forecasts, truths }: Rows): number[] =>
    forecasts.map((row, i) => Math.abs((row[step] as number) - (truths[i]?.[step] as number)));
  const last = new LastErrors(WINDOW);
  for (const error of errorsOf(valid)) last.push(error);
  const errors = errorsOf(test);
  const points: Point[] = [];
  let known = 0;
  for (const [i, row] of test.forecasts.entries()) {
    // The last value that origin i knows is the target of the origin `step + 1` before it.
    while (known < i - step) last.push(errors[known++] as number);
    const width = last.width(level);
    const value = row[step] as number;
    if (!Number.isFinite(width)) continue;
    points.push({ truth: test.truths[i]?.[step] as number, low: value - width, high: value + width });
  }
  for (const error of errors.slice(known)) last.push(error);
  return { points, width: last.width(level) };
}

function judge(points: readonly Point[], level: number): { coverage: number; intervalScore: number } {
  const pick = (name: keyof Point): Float64Array => Float64Array.from(points, (point) => point[name]);
  return bandScores(pick("truth"), pick("low"), pick("high"), level);
}
