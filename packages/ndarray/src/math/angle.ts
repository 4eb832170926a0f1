/**
 * Argument reduction: the remainder of an angle modulo π/2, with far more digits than a double has.
 *
 * @module
 */
import { exponentOf, scaled } from "./bits.ts";
import { cutOffSum } from "./pairs.ts";

/** The rest of the angle that the double returned by {@link reduceAngle} cannot represent. */
export const angleRest: Float64Array<ArrayBuffer> = /* @__PURE__ */ new Float64Array(1);
/** The number of quarter turns subtracted by {@link reduceAngle}, modulo 4. */
export const quarterTurns: Int32Array<ArrayBuffer> = /* @__PURE__ */ new Int32Array(1);

const MAGIC = 6755399441055744;
// π/2: 33 bits, the next 33, and the rest
const HALF_PI_1 = 1.5707963267341256;
const HALF_PI_2 = 6.077100506303966e-11;
const HALF_PI_3 = 2.0222662487959506e-21;

/** The first 1200 bits of 2/π: enough for the double that is nearest to a multiple of π/2. */
const TWO_OVER_PI = [
  "a2f9836e4e441529fc2757d1f534ddc0db6295993c439041fe5163abdebbc561b7246e3a424",
  "dd2e006492eea09d1921cfe1deb1cb129a73ee88235f52ebb4484e99c7026b45f7e413991d6",
  "39835339f49c845f8bbdf9283b1ff897ffde05980fef2f118b5a0a6d1f6d367ecf27cb09b74",
  "f463f669e5fea2d7527bac7ebe5f17b3d0739f78a5292ea6bfb5fb11f8d5d0856033046fc7b",
];
/** π/2 · 2¹²⁷ */
const HALF_PI = 0xc90fdaa22168c234c4c6628b80dc1cd1n;

/**
 * The angle `x`, which is finite, minus the nearest multiple of π/2: at most π/4 in size. Its further digits are in
 * {@link angleRest}, and {@link quarterTurns} is the multiple modulo 4.
 */
export function reduceAngle(x: number): number {
  const turns = x * 0.6366197723675814 + MAGIC - MAGIC;
  if (turns === 0) {
    angleRest[0] = 0;
    quarterTurns[0] = 0;
    return x;
  }
  if (turns < 1048576 && turns > -1048576) {
    // Exact: these products have at most 53 bits, and the difference is no longer than its operands.
    const high = x - turns * HALF_PI_1;
    const second = turns * HALF_PI_2;
    const r = high - second;
    if (r > 1e-9 || r < -1e-9) {
      const rest = cutOffSum(high, -second, r) - turns * HALF_PI_3;
      const y = r + rest;
      angleRest[0] = r - y + rest;
      quarterTurns[0] = turns & 3;
      return y;
    }
  }
  return reduceExactly(x);
}

/** The same in integers, for large angles and those near a multiple of π/2 (Payne and Hanek 1983). */
function reduceExactly(x: number): number {
  const size = Math.abs(x);
  // size = mantissa / 2^shift, with an integer mantissa; quarter turns are counted in units of 2^−bits
  const shift = 52 - exponentOf(size);
  const mantissa = scaled(size, shift);
  const bits = 1200 + shift;
  const quarters = BigInt(mantissa) * twoOverPi();
  const turns = (quarters + (1n << BigInt(bits - 1))) >> BigInt(bits);
  // The remainder times 2³⁵²: the last digits of a double and its rest are far above 1.
  const left = quarters - (turns << BigInt(bits));
  const angle = (left >> BigInt(bits - 225)) * HALF_PI;
  const high = Number(angle);
  const rest = Number(angle - BigInt(high));
  const n = Number(turns & 3n);
  quarterTurns[0] = x < 0 ? (4 - n) & 3 : n;
  const unit = x < 0 ? -(2 ** -352) : 2 ** -352;
  angleRest[0] = rest * unit;
  return high * unit;
}

let parsed: bigint | undefined;

/** The digits as a number, made at first use. */
function twoOverPi(): bigint {
  parsed ??= BigInt(`0x${TWO_OVER_PI.join("")}`);
  return parsed;
}
