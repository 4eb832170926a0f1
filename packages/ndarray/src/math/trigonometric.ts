/**
 * `sin`, `cos` and `tan` of one double, to 1 ulp: reduction to an angle of at most π/4, then polynomials (FreeBSD,
 * k_sin.c and k_cos.c).
 *
 * @module
 */
import { angleRest, quarterTurns, reduceAngle } from "./angle.ts";
import { cutOff, quotientRest } from "./pairs.ts";

/** `sin(r + rest) − r` for |r| ≤ π/4. */
function sineRest(r: number, rest: number): number {
  const z = r * r;
  const v = z * r;
  let p = z * 1.58969099521155e-10 + -2.5050760253406863e-8;
  p = z * p + 2.7557313707070068e-6;
  p = z * p + -0.0001984126982985795;
  p = z * p + 0.00833333333332249;
  return v * -0.16666666666666632 - (z * (0.5 * rest - v * p) - rest);
}

/** `cos(r + rest) − (1 − r²/2)` for |r| ≤ π/4. */
function cosineRest(r: number, rest: number): number {
  const z = r * r;
  let p = z * -1.1359647557788195e-11 + 2.087572321298175e-9;
  p = z * p + -2.7557314351390663e-7;
  p = z * p + 2.480158728947673e-5;
  p = z * p + -0.001388888888887411;
  p = z * p + 0.0416666666666666;
  return z * (z * p) - r * rest;
}

function cosine(r: number, rest: number): number {
  const half = 0.5 * r * r;
  const w = 1 - half;
  return w + (1 - w - half + cosineRest(r, rest));
}

/** The sine (`turned` 0) or cosine (1) of an angle: the sine after `turned` further quarter turns. */
function wave(x: number, turned: number): number {
  if (!Number.isFinite(x)) return Number.NaN;
  const r = reduceAngle(x);
  const rest = angleRest[0] as number;
  const quarters = (quarterTurns[0] as number) + turned;
  const y = (quarters & 1) === 0 ? r + sineRest(r, rest) : cosine(r, rest);
  return (quarters & 2) === 0 ? y : -y;
}

/** The sine of an angle in radians, of any size. */
export function sin(x: number): number {
  return x === 0 ? x : wave(x, 0);
}

/** The cosine of an angle in radians, of any size. */
export function cos(x: number): number {
  return wave(x, 1);
}

/** The tangent of an angle in radians, of any size. */
export function tan(x: number): number {
  if (x === 0) return x; // with its sign
  if (!Number.isFinite(x)) return Number.NaN;
  const r = reduceAngle(x);
  const rest = angleRest[0] as number;
  const even = ((quarterTurns[0] as number) & 1) === 0;
  if (even && r < 1e-8 && r > -1e-8) return r + rest;
  const sineLow = sineRest(r, rest);
  // The cosine as a pair, with the rounding error of r².
  const square = r * r;
  const half = 0.5 * square;
  const cosine = 1 - half;
  const cosineLow = 1 - cosine - half - 0.5 * cutOff(r, r, square) + cosineRest(r, rest);
  if (even) {
    const y = r / cosine;
    return y + quotientRest(r, sineLow, cosine, cosineLow, y);
  }
  const y = -cosine / r;
  return y + quotientRest(-cosine, -cosineLow, r, sineLow, y);
}
