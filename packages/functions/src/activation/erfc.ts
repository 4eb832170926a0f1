/**
 * The complementary error function, `erfc(x) = 1 − erf(x) = 2/√π ∫ₓ^∞ e^(−t²) dt`, by the rational approximations of
 * Cody (Rational Chebyshev approximations for the error function, Math. Comp. 23, 1969). The relative error is about
 * 1e-15, also where the result is tiny.
 *
 * @module
 */
import { math } from "@dz/ndarray";

/** A rational function; coefficients of the highest power first. */
type Rational = readonly [top: readonly number[], bottom: readonly number[]];

/** `erf(x) / x` as a function of x², up to 0.46875. */
const NEAR: Rational = [
  [0.18577770618460315, 3.1611237438705655, 113.86415415105016, 377.485237685302, 3209.3775891384694],
  [1, 23.601290952344122, 244.02463793444417, 1282.6165260773723, 2844.236833439171],
];

/** `erfc(x) e^(x²)`, from there to 4. */
const MIDDLE: Rational = [
  [
    2.1531153547440383e-8, 0.5641884969886701, 8.883149794388377, 66.11919063714163, 298.6351381974001,
    881.952221241769, 1712.0476126340707, 2051.0783778260716, 1230.3393547979972,
  ],
  [
    1, 15.744926110709835, 117.6939508913125, 537.1811018620099, 1621.3895745666903, 3290.7992357334597,
    4362.619090143247, 3439.3676741437216, 1230.3393548037495,
  ],
];

/** `(1/√π − x erfc(x) e^(x²)) x²` as a function of 1/x², from 4 on. */
const FAR: Rational = [
  [
    0.016315387137302097, 0.30532663496123236, 0.36034489994980445, 0.12578172611122926, 0.016083785148742275,
    0.0006587491615298378,
  ],
  [1, 2.568520192289822, 1.8729528499234673, 0.5279051029514285, 0.06051834131244132, 0.0023352049762686918],
];

const INVERSE_SQRT_PI = 0.5641895835477563;

/** Up to here erf is a rational function times x. */
const NEAR_0 = 0.46875;

/** From here on the result is 0 in float64; the square of a larger x may overflow. */
const LARGEST = 27.3;

/** @internal `erfc(x)` of one number. */
export function erfc(x: number): number {
  const y = Math.abs(x);
  if (y <= NEAR_0) return 1 - x * quotient(NEAR, y * y);
  return x < 0 ? 2 - tail(y) : tail(y);
}

/** @internal `erf(x)` of one number, without loss for a small x. */
export function erf(x: number): number {
  const y = Math.abs(x);
  if (y <= NEAR_0) return x * quotient(NEAR, y * y);
  return x < 0 ? tail(y) - 1 : 1 - tail(y);
}

/** `erfc(y)` for y from {@link NEAR_0} on; NaN of NaN. */
function tail(y: number): number {
  return y >= LARGEST ? 0 : expOfMinusSquare(y) * (y <= 4 ? quotient(MIDDLE, y) : far(y));
}

function far(y: number): number {
  const z = 1 / (y * y);
  return (INVERSE_SQRT_PI - z * quotient(FAR, z)) / y;
}

/**
 * `e^(−y²)`, with y² split into two parts, of which the first is exact: the rounding error of y² would be multiplied by
 * y².
 */
function expOfMinusSquare(y: number): number {
  const coarse = Math.trunc(y * 16) / 16;
  return math.exp(-coarse * coarse) * math.exp(-(y - coarse) * (y + coarse));
}

function quotient([top, bottom]: Rational, x: number): number {
  return polynomial(top, x) / polynomial(bottom, x);
}

function polynomial(coefficients: readonly number[], x: number): number {
  let sum = 0;
  for (let i = 0; i < coefficients.length; i++) sum = sum * x + (coefficients[i] as number);
  return sum;
}
