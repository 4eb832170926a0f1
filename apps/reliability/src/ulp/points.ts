import type { Subject } from "./subjects.ts";

/** Pseudo-random 32-bit words, determined by the seed (Marsaglia 2003). */
export function wordsOf(seed: number): () => number {
  let state = (seed ^ 0x9e3779b9) | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
}

/** Points of a function of two variables; functions of one use only x. */
export interface Points {
  readonly x: Float64Array<ArrayBuffer> | Float32Array<ArrayBuffer>;
  readonly y: Float64Array<ArrayBuffer> | Float32Array<ArrayBuffer>;
}

type Float = "float64" | "float32";

/** Critical points of functions: zeros, ends of the ranges, and infinities. */
export const EDGES: Readonly<Record<Float, readonly number[]>> = {
  float64: [0, 5e-324, 2.2250738585072014e-308, 2 ** -54, 0.5, 1, 1 + 2 ** -52, 709.782712893384, 710.4758600739439]
    .concat([745.1332191019411, 745.1332191019412, 746, 2 ** 53, 1e22, Number.MAX_VALUE, Infinity, Number.NaN])
    .flatMap((x) => [x, -x]),
  float32: [0, 2 ** -149, 2 ** -126, 2 ** -25, 0.5, 1, 1 + 2 ** -23, 88.72283, 88.72284, 103.97208, 103.97209, 104]
    .concat([2 ** 24, 1e22, 3.4028234663852886e38, Infinity, Number.NaN])
    .flatMap((x) => [x, -x])
    .map(Math.fround),
};

/** A number of random bits, or a similar one in the domain of the function. */
function inDomain(x: number, domain: Subject["domain"]): number {
  if (!Number.isFinite(x)) return 0.75;
  return [x, -x, 1 / x].find(domain) ?? 0.75;
}

/**
 * `n` points: the edges, then alternately random bits and a point of one of the ranges. For functions of two variables,
 * `y` is chosen so that the result is mostly a number.
 */
export function pointsOf(
  { ranges, name, domain }: Subject,
  dtype: Float,
  n: number,
  word: () => number,
  edges: boolean,
): Points {
  const x = dtype === "float64" ? new Float64Array(n) : new Float32Array(n);
  const y = dtype === "float64" ? new Float64Array(n) : new Float32Array(n);
  const bits = new Uint32Array(x.buffer);
  const each = x.BYTES_PER_ELEMENT / 4;
  const unit = (): number => (word() + word() / 2 ** 32) / 2 ** 32;
  const special = EDGES[dtype];
  for (let i = 0; i < n; i++) {
    const range = ranges[i % (2 * ranges.length)];
    if (edges && i < special.length) x[i] = special[i] as number;
    else if (range === undefined) {
      for (let j = 0; j < each; j++) bits[i * each + j] = word();
      x[i] = inDomain(x[i] as number, domain);
    } else x[i] = range[0] + (range[1] - range[0]) * unit();
    if (name !== "pow") continue;
    const most = (dtype === "float64" ? 746 : 104) / Math.max(Math.abs(Math.log(Math.abs(x[i] as number))), 0.02);
    y[i] = (2 * unit() - 1) * (Number.isFinite(most) ? most : 2);
  }
  return { x, y };
}
