import { fromTypedArray } from "@dz/ndarray";
import { pointsOf, wordsOf } from "./points.ts";
import type { Reference } from "./references.ts";
import type { Subject } from "./subjects.ts";

/** The measurements of a function. */
export interface Measured {
  /** The number of points with a finite result. */
  readonly points: number;
  /** The largest error in ulp, and its position. */
  readonly worst: number;
  readonly at: number;
  /** Results that are NaN, infinite or 0 where they should not be, or the reverse. */
  readonly wrong: readonly string[];
}

/** The fraction bits of a format, its least power of 2 and its largest number. */
const FORMATS = {
  float64: { digits: 52, least: -1074, largest: Number.MAX_VALUE },
  float32: { digits: 23, least: -149, largest: 3.4028234663852886e38 },
} as const;

/** `x · 2ᵏ` in two steps, because 2ᵏ itself may overflow or underflow. */
const scale = (x: number, k: number): number => x * 2 ** Math.trunc(k / 2) * 2 ** (k - Math.trunc(k / 2));

/** The error of a result in units of the spacing of floats around the true value. */
export function ulpsOff(y: number, { hi, lo, power: k }: Reference, dtype: "float64" | "float32"): number {
  const { digits, least, largest } = FORMATS[dtype];
  if (hi === 0) return Object.is(y, hi) ? 0 : Infinity; // the sign of 0 counts, too
  // The exponent of hi: Math.log2 may be off by one near a power of 2.
  let exponent = Math.floor(Math.log2(Math.abs(hi)));
  if (2 ** exponent > Math.abs(hi)) exponent--;
  if (Math.abs(hi) >= 2 ** (exponent + 1)) exponent++;
  if (Math.abs(hi) === 2 ** exponent && lo * hi < 0) exponent--;
  const ulp = Math.max(exponent + k - digits, least);
  if (!Number.isFinite(y)) {
    // Infinity is correct from half an ulp above the largest number.
    const over = scale(Math.abs(hi), k) >= largest;
    return over && Number.isFinite(hi) && Math.sign(y) === Math.sign(hi) ? 0 : Infinity;
  }
  const difference = (y === 0 ? 0 : scale(y, -k)) - hi - lo;
  return Math.abs(scale(difference, k - ulp));
}

/** Measures a function at `points` points, in blocks. */
export function measure(subject: Subject, dtype: "float64" | "float32", points: number, seed: number): Measured {
  const word = wordsOf(seed);
  const { apply, one, reference, domain } = subject;
  const wrong: string[] = [];
  let [worst, at, counted] = [0, 0, 0];
  for (let done = 0, block = 2 ** 16; done < points; done += block) {
    const n = Math.min(block, points - done);
    const { x, y } = pointsOf(subject, dtype, n, word, done === 0);
    const results = apply(fromTypedArray(x, [n]), fromTypedArray(y, [n])).toTypedArray();
    for (let i = 0; i < n; i++) {
      const [from, second, found] = [x[i] as number, y[i] as number, results[i] as number];
      const plain = one(from, second);
      if (!domain(from) || !Number.isFinite(from)) {
        const same = Object.is(found, dtype === "float64" ? plain : Math.fround(plain));
        if (!same && wrong.length < 10) wrong.push(`${subject.name}(${from}) is ${found}, but ${plain} of one number`);
        continue;
      }
      // The reference of a float32 result is the float64 result, which has 29 more bits.
      const overflow = !Number.isFinite(plain) || plain === 0;
      const exact = dtype === "float64" || overflow ? reference(from, second) : { hi: plain, lo: 0, power: 0 };
      const off = ulpsOff(found, exact, dtype);
      counted++;
      if (off <= worst) continue;
      if (off === Infinity || Number.isNaN(off)) {
        if (wrong.length < 10)
          wrong.push(`${subject.name}(${from}, ${second}) is ${found}, should be near ${exact.hi}·2^${exact.power}`);
        continue;
      }
      worst = off;
      at = from;
    }
  }
  return { points: counted, worst, at, wrong };
}
