import { math } from "@dz/ndarray";

/**
 * The discrete Fourier transform `X[k] = Σ x[t] exp(−2πi kt / n)` of one length, a power of two, in place of complex
 * numbers that are given as real and imaginary parts (Cooley and Tukey 1965).
 *
 * @internal
 */
export class Fourier {
  readonly #cos: Float64Array;
  readonly #sin: Float64Array;

  constructor(length: number) {
    const angles = Float64Array.from({ length: length / 2 }, (_, k) => (2 * Math.PI * k) / length);
    this.#cos = angles.map((angle) => math.cos(angle));
    this.#sin = angles.map((angle) => -math.sin(angle));
  }

  transform(re: Float64Array, im: Float64Array): void {
    const n = re.length;
    reverseBits(re, im);
    for (let size = 2; size <= n; size *= 2) {
      const [half, stride] = [size / 2, n / size];
      for (let start = 0; start < n; start += size) {
        for (let k = 0; k < half; k++) {
          const [a, b] = [start + k, start + k + half];
          const [c, s] = [this.#cos[k * stride] as number, this.#sin[k * stride] as number];
          const [x, y] = [re[b] as number, im[b] as number];
          const [u, v] = [x * c - y * s, x * s + y * c];
          re[b] = (re[a] as number) - u;
          im[b] = (im[a] as number) - v;
          re[a] = (re[a] as number) + u;
          im[a] = (im[a] as number) + v;
        }
      }
    }
  }
}

/** Puts each number where the bits of its index say, read backwards. */
function reverseBits(re: Float64Array, im: Float64Array): void {
  const n = re.length;
  for (let i = 1, j = 0; i < n; i++) {
    let bit = n / 2;
    for (; j & bit; bit /= 2) j ^= bit;
    j ^= bit;
    if (i >= j) continue;
    [re[i], re[j]] = [re[j] as number, re[i] as number];
    [im[i], im[j]] = [im[j] as number, im[i] as number];
  }
}
