import { expOfPair } from "./exp-pair.ts";
import { cutOff } from "./pairs.ts";
import { wideLog, wideLogRest } from "./wide-log.ts";

/**
 * `xʸ`, to 1 ulp, as C and NumPy define it: 1 to any power is 1, also to NaN, and −1 to an infinite power is 1; NaN for
 * a negative x and a y that is not an integer.
 */
export function pow(x: number, y: number): number {
  if (y === 2) return x * x;
  if (x > 0 && x < Infinity && y > -Infinity && y < Infinity) return powerOf(x, y);
  return atTheEnds(x, y);
}

function powerOf(x: number, y: number): number {
  const log = wideLog(x);
  const product = y * log;
  if (product > 710) return Infinity;
  if (product < -746) return 0;
  return expOfPair(product, cutOff(y, log, product) + y * (wideLogRest[0] as number));
}

/** Powers with an operand that is not finite, or a base that is not positive. */
function atTheEnds(x: number, y: number): number {
  if (y === 0 || x === 1) return 1;
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  const size = Math.abs(x);
  if (size === 1 && Math.abs(y) === Infinity) return 1;
  if (x < 0 && x > -Infinity && Math.abs(y) < Infinity && !Number.isInteger(y)) return Number.NaN;
  const ends = size === 0 || size === Infinity || Math.abs(y) === Infinity;
  const result = ends ? (size > 1 === y > 0 ? Infinity : 0) : powerOf(size, y);
  return (x < 0 || Object.is(x, -0)) && isOdd(y) ? -result : result;
}

/** Whether a number is an odd integer; the largest doubles are all even. */
function isOdd(y: number): boolean {
  return Number.isInteger(y) && Math.abs(y % 2) === 1;
}
