import { expect, test } from "vitest";

/** A number `m · 2^e`, exact or to about 60 digits. */
export interface Exact {
  readonly m: bigint;
  readonly e: number;
}

const BITS = 220;
const ONE = 1n << BigInt(BITS);

/** `x · 2^by`, towards −∞. */
const shift = (x: bigint, by: number): bigint => (by >= 0 ? x << BigInt(by) : x >> BigInt(-by));

/** ln 2 · 2^BITS, from Σ 1 / (k 2ᵏ). */
const LN2 = Array.from({ length: BITS }, (_, i) => (ONE >> BigInt(i + 1)) / BigInt(i + 1)).reduce((x, y) => x + y);

/** The number that a double is. */
export function exactly(x: number): Exact {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, x);
  const high = bits.getUint32(0);
  const exponent = (high >>> 20) & 0x7ff;
  const fraction = (BigInt(high & 0xfffff) << 32n) | BigInt(bits.getUint32(4));
  const m = exponent === 0 ? fraction : fraction | (1n << 52n);
  return { m: x < 0 ? -m : m, e: Math.max(exponent, 1) - 1075 };
}

const fixed = (x: number): bigint => shift(exactly(x).m, exactly(x).e + BITS);

export function exactExp(x: number): Exact {
  const k = Math.round(x / Math.LN2);
  const r = fixed(x) - BigInt(k) * LN2;
  let [sum, term] = [ONE, ONE];
  for (let i = 1n; term !== 0n && term !== -1n; i++) {
    term = ((term * r) >> BigInt(BITS)) / i;
    sum += term;
  }
  return { m: sum, e: k - BITS };
}

/** ln x as the nearby double y0 and ln (1 + d) for x e^(−y0) = 1 + d. */
export function exactLog(x: number): Exact {
  const y0 = Math.log(x);
  const [a, b] = [exactly(x), exactExp(-y0)];
  const d = shift(a.m * b.m, a.e + b.e + BITS) - ONE;
  const square = (d * d) >> BigInt(BITS);
  return { m: fixed(y0) + d - square / 2n + ((square * d) >> BigInt(BITS)) / 3n, e: -BITS };
}

/** tanh x for x > 0, by u = e^(−2x). */
export function exactTanh(x: number): Exact {
  const u = exactExp(-2 * x);
  const m = shift(u.m, u.e + BITS);
  return { m: ((ONE - m) << BigInt(BITS)) / (ONE + m), e: -BITS };
}

/** 1 / (1 + e⁻ˣ) by u = e^(−|x|). */
export function exactSigmoid(x: number): Exact {
  const u = exactExp(-Math.abs(x));
  const below = ONE + shift(u.m, u.e + BITS);
  return x < 0 ? { m: (u.m << BigInt(BITS)) / below, e: u.e } : { m: (ONE << BigInt(BITS)) / below, e: -BITS };
}

/** How far y is from a number, in ulp: distances between neighbours among the doubles, or singles, around the number. */
export function ulpsOff(y: number, exact: Exact, dtype: "float64" | "float32"): number {
  if (!Number.isFinite(y)) return Infinity;
  const exponent = (exact.m < 0n ? -exact.m : exact.m).toString(2).length - 1 + exact.e;
  const ulp = dtype === "float64" ? Math.max(exponent - 52, -1074) : Math.max(exponent - 23, -149);
  const { m, e } = exactly(y);
  const least = Math.min(e, exact.e, ulp - 10); // to a thousandth of an ulp
  const difference = shift(m, e - least) - shift(exact.m, exact.e - least);
  return Number(difference < 0n ? -difference : difference) / Number(shift(1n, ulp - least));
}

test("exact numbers are those of other sources", () => {
  // e, ln 3, tanh 1 and 1 / (1 + e) with 40 digits
  const digits = ({ m, e }: Exact): string => String((m * 10n ** 40n) >> BigInt(-e));
  expect(digits(exactExp(1))).toBe("27182818284590452353602874713526624977572");
  expect(digits(exactLog(3))).toBe("10986122886681096913952452369225257046474");
  expect(digits(exactTanh(1))).toBe("7615941559557648881194582826047935904127");
  expect(digits(exactSigmoid(-1))).toBe("2689414213699951207488407581781637256348");
});

test("distances", () => {
  expect(ulpsOff(1, exactly(1), "float64")).toBe(0);
  expect(ulpsOff(1 + 2 ** -51, exactly(1), "float64")).toBe(2);
  expect(ulpsOff(-1 - 2 ** -24, exactly(-1), "float32")).toBe(0.5);
  expect(ulpsOff(0, exactly(5e-324), "float64")).toBe(1);
  expect(ulpsOff(Infinity, exactly(1), "float64")).toBe(Infinity);
});
