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

/** How much a band that was missed raises the level of the next ones, and one that was not lowers it. */
const RATE = 0.05;

/**
 * Bands by split conformal prediction that goes with time: the errors on the validation part, which no weight was fitted to,
 * and as the origin goes through the test part, also those that are known by then; of these the last {@link WINDOW}. So each
 * band is made of errors before its origin alone, at its own step ahead. Where the errors grow, that is too narrow; so the
 * level goes with what the bands have held (adaptive conformal inference, Gibbs and Candès 2021):
 * `level ← level + RATE · (promised − held)`, with held 1 or 0. The widths are those after the end of the series.
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
  const widths: number[] = [];
  let known = 0;
  let own = level;
  const learn = (): void => {
    const error = errors[known] as number;
    own += RATE * (level - (error <= (widths[known] as number) ? 1 : 0));
    last.push(error);
    known++;
  };
  for (const [i, row] of test.forecasts.entries()) {
    // The last value that origin i knows is the target of the origin `step + 1` before it.
    while (known < i - step) learn();
    const width = last.width(level, own);
    widths.push(width);
    const value = row[step] as number;
    if (!Number.isFinite(width)) continue;
    points.push({ truth: test.truths[i]?.[step] as number, low: value - width, high: value + width });
  }
  while (known < errors.length) learn();
  return { points, width: last.width(level, own) };
}

function judge(points: readonly Point[], level: number): { coverage: number; intervalScore: number } {
  const pick = (name: keyof Point): Float64Array => Float64Array.from(points, (point) => point[name]);
  return bandScores(pick("truth"), pick("low"), pick("high"), level);
}
