/**
 * `asin`, `acos` and `atan` of one double, to 1 ulp (FreeBSD, e_asin.c, e_acos.c and s_atan.c).
 *
 * @module
 */
import { upperHalf } from "./pairs.ts";

const HALF_PI = 1.5707963267948966;
const HALF_PI_LOW = 6.123233995736766e-17;
const QUARTER_PI = HALF_PI / 2;

/** `(asin(x) − x) / x` as a function of z = x², up to ¼. */
function arcRest(z: number): number {
  let p = z * 3.479331075960212e-5 + 0.0007915349942898145;
  p = z * p + -0.04005553450067941;
  p = z * p + 0.20121253213486293;
  p = z * p + -0.3255658186224009;
  p = z * p + 0.16666666666666666;
  let q = z * 0.07703815055590194 + -0.6882839716054533;
  q = z * q + 2.0209457602335057;
  q = z * q + -2.403394911734414;
  return (z * p) / (1 + z * q);
}

/** The arc sine; NaN outside of [−1, 1]. */
export function asin(x: number): number {
  const size = Math.abs(x);
  if (size <= 0.5) return size < 1e-8 ? x : x + x * arcRest(x * x);
  // π/2 − 2 asin √((1 − x)/2), with the root as a pair of numbers
  const z = (1 - size) * 0.5;
  const root = Math.sqrt(z);
  const high = upperHalf(root);
  const low = root === 0 ? 0 : (z - high * high) / (root + high);
  const rest = 2 * root * arcRest(z) - (HALF_PI_LOW - 2 * low);
  const y = QUARTER_PI - (rest - (QUARTER_PI - 2 * high));
  return x < 0 ? -y : y;
}

/** The arc cosine; NaN outside of [−1, 1]. */
export function acos(x: number): number {
  if (Math.abs(x) <= 0.5) return HALF_PI - (x - (HALF_PI_LOW - x * arcRest(x * x)));
  const z = (1 - Math.abs(x)) * 0.5;
  const root = Math.sqrt(z);
  if (x < 0) return 2 * (HALF_PI - (root + (arcRest(z) * root - HALF_PI_LOW)));
  const high = upperHalf(root);
  const low = root === 0 ? 0 : (z - high * high) / (root + high);
  return 2 * (high + (arcRest(z) * root + low));
}

/** The intervals of the arc tangent; for each of them a point, and the arc tangent of the point with its rest. */
const STEPS: readonly (readonly [below: number, point: number, arc: number, rest: number])[] = [
  [0.6875, 0.5, 0.4636476090008061, 2.2698777452961687e-17],
  [1.1875, 1, 0.7853981633974483, 3.061616997868383e-17],
  [2.4375, 1.5, 0.982793723247329, 1.3903311031230998e-17],
];

/** The arc tangent. */
export function atan(x: number): number {
  const size = Math.abs(x);
  if (size < 1e-8) return x;
  if (!(size >= 0.4375)) return x - x * arcTangentRest(x * x);
  let y: number;
  const step = STEPS.find(([below]) => size < below);
  if (step === undefined) {
    const t = -1 / size;
    y = HALF_PI - (t * arcTangentRest(t * t) - HALF_PI_LOW - t);
  } else {
    const [, point, arc, rest] = step;
    const t = (size - point) / (1 + point * size);
    y = arc - (t * arcTangentRest(t * t) - rest - t);
  }
  return x < 0 ? -y : y;
}

/** `1 − atan(x) / x` as a function of z = x². */
function arcTangentRest(z: number): number {
  const w = z * z;
  let odd = w * 0.016285820115365782 + 0.049768779946159324;
  odd = w * odd + 0.06661073137387531;
  odd = w * odd + 0.09090887133436507;
  odd = w * odd + 0.14285714272503466;
  odd = w * odd + 0.3333333333333293;
  let even = w * -0.036531572744216916 + -0.058335701337905735;
  even = w * even + -0.0769187620504483;
  even = w * even + -0.11111110405462356;
  even = w * even + -0.19999999999876483;
  return z * odd + w * even;
}
