import { checkArray, checkFinite, checkNumber, checkRows } from "../errors/checks.ts";
import { SeriesError } from "../errors/series-error.ts";

/** How well bands hold what they promise. */
export interface BandScores {
  /** The part of the true values inside the bands, ends included. */
  readonly coverage: number;
  /** Mean width, in units of the series. */
  readonly width: number;
  /**
   * Mean of `(u − l) + 2/α (l − y)⁺ + 2/α (y − u)⁺` for bands of level 1 − α (Gneiting and Raftery 2007): the width, and
   * a fine for what lies outside; smaller is better.
   */
  readonly intervalScore: number;
}

/**
 * Half widths of bands around forecasts, one for each step, by split conformal prediction (Vovk et al. 2005; Lei et al.
 * 2018): the ⌈(n + 1)·level⌉-th smallest distance |y − ŷ| at that step over forecasts of points that the network has not
 * been trained on. Of `residuals`, each row is a forecast, each column a step. Infinite where there are too few rows for
 * the level, which needs level / (1 − level) of them at least. `residuals` [forecasts][steps], finite; `level` is above 0
 * and below 1. Throws `SeriesError` without any row, since the number of steps is then unknown.
 */
export function conformalWidths(residuals: readonly Float64Array[], level: number): number[] {
  checkNumber("conformalWidths", "level", level, { above: 0, below: 1 });
  const steps = checkRows("conformalWidths", "residuals", residuals);
  const rank = Math.ceil((residuals.length + 1) * level - 1e-12);
  return Array.from({ length: steps }, (_, step) => {
    const distances = residuals.map((row) => Math.abs(row[step] as number)).sort((a, b) => a - b);
    return distances[rank - 1] ?? Number.POSITIVE_INFINITY;
  });
}

/**
 * The scores of bands from `low` to `high` around forecasts of the true values, all [n]; `level`, above 0 and below 1, is
 * what they promise. Ends may be infinite, as those of {@link conformalWidths}: width and interval score then are, too.
 * Throws `SeriesError` for arrays that are empty or of different lengths, and for a low end above the high one.
 */
export function bandScores(truth: Float64Array, low: Float64Array, high: Float64Array, level: number): BandScores {
  checkFinite("bandScores", "truth", truth);
  checkArray("bandScores", "low", low);
  checkArray("bandScores", "high", high);
  checkNumber("bandScores", "level", level, { above: 0, below: 1 });
  if (truth.length === 0 || low.length !== truth.length || high.length !== truth.length) {
    throw new SeriesError(
      `bandScores: ${truth.length} true values, ${low.length} lower and ${high.length} upper ends; all need as many, at least one`,
    );
  }
  const fine = 2 / (1 - level);
  let [inside, widths, sum] = [0, 0, 0];
  for (const [i, y] of truth.entries()) {
    const [l, u] = [low[i] as number, high[i] as number];
    // NaN fails this, too, and so do two ends that are infinite on the same side.
    if (!(u - l >= 0)) throw new SeriesError(`bandScores: the band at ${i} is from ${l} to ${u}, expected low to high`);
    if (y >= l && y <= u) inside++;
    widths += u - l;
    sum += u - l + fine * (Math.max(0, l - y) + Math.max(0, y - u));
  }
  return { coverage: inside / truth.length, width: widths / truth.length, intervalScore: sum / truth.length };
}
