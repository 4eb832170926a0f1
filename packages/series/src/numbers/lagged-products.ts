import { Fourier } from "./fourier.ts";

/** The most products that are summed one by one, which is exact to the last digits and quick enough. */
const DIRECT = 33_554_432;

/** Up to this many lags are summed one by one, however long the series. */
const FEW_LAGS = 64;

/**
 * The sums `Σ x[t] x[t+k]` over all t that exist, for the lags k from 0 to `lags`: one by one, or for many lags of a long
 * series by Fourier transforms of parts of it, in time n log(lags) and memory for 4 lags. Those are within 1e-12 of
 * the sum at lag 0.
 *
 * @internal
 */
export function laggedProducts(x: Float64Array, lags: number, direct: number = DIRECT): Float64Array {
  if (lags <= FEW_LAGS || lags * x.length <= direct) return oneByOne(x, lags);
  return byTransforms(x, lags);
}

function oneByOne(x: Float64Array, lags: number): Float64Array {
  const sums = new Float64Array(lags + 1);
  for (let lag = 0; lag <= lags; lag++) {
    let sum = 0;
    for (let t = lag; t < x.length; t++) sum += (x[t] as number) * (x[t - lag] as number);
    sums[lag] = sum;
  }
  return sums;
}

/**
 * A part of x times what begins with it and goes on for `lags` more is a circular correlation, if both are padded with zeros
 * to a length that holds the second. The spectra of all parts are added, and transformed back once.
 */
function byTransforms(x: Float64Array, lags: number): Float64Array {
  let size = 2;
  while (size < 2 * (lags + 1)) size *= 2;
  const part = size - lags;
  const fourier = new Fourier(size);
  const [sumRe, sumIm] = [new Float64Array(size), new Float64Array(size)];
  for (let start = 0; start < x.length; start += part) {
    const [re, im] = [padded(x.subarray(start, start + part), size), new Float64Array(size)];
    const [longRe, longIm] = [padded(x.subarray(start, start + size), size), new Float64Array(size)];
    fourier.transform(re, im);
    fourier.transform(longRe, longIm);
    for (let k = 0; k < size; k++) {
      const [a, b, c, d] = [re[k] as number, im[k] as number, longRe[k] as number, longIm[k] as number];
      // The conjugate of the product's spectrum, since a transform of conjugates is the inverse one.
      sumRe[k] = (sumRe[k] as number) + a * c + b * d;
      sumIm[k] = (sumIm[k] as number) - (a * d - b * c);
    }
  }
  fourier.transform(sumRe, sumIm);
  return sumRe.slice(0, lags + 1).map((sum) => sum / size);
}

function padded(values: Float64Array, size: number): Float64Array {
  const all = new Float64Array(size);
  all.set(values);
  return all;
}
