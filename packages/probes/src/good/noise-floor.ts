/**
 * The mean absolute error that noise alone costs in a series [n], estimated from how far each value is from the middle of
 * its neighbours: `mean |½ y[t−1] − y[t] + ½ y[t+1]| / √1.5` (the difference-based estimate of Gasser, Sroka and
 * Jennen-Steinmetz 1986, Residual variance and residual pattern in nonlinear regression, with absolute values in place of
 * squares, which is the same for normal noise).
 *
 * It supposes a smooth series with independent noise. NaN for fewer than 3 values.
 */
export function noiseFloor(series: Float64Array): number {
  let sum = 0;
  for (let t = 1; t + 1 < series.length; t++) {
    sum += Math.abs(((series[t - 1] as number) + (series[t + 1] as number)) / 2 - (series[t] as number));
  }
  return series.length < 3 ? Number.NaN : sum / (series.length - 2) / Math.sqrt(1.5);
}
