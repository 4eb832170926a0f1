import { expect, test } from "vitest";
import { comparePaired, levelOf, reversed, seedsNeeded } from "./paired.ts";

const losses = (...values: readonly number[]): Map<number, number> =>
  new Map(values.map((value, seed) => [seed, value]));

test("worked by hand: the median of seven ratios, and an interval between two of them", () => {
  // The ratios are 0.5, 2, 3, 4, 5, 6, 8. Of seven draws 4 or more are of the k least with the probability 0.010 (k = 1) and
  // 0.113 (k = 2), so 2.5 % of the medians are at most the second ratio, and as many at least the last but one. But of seven
  // signs one or none is another one in 2 (1 + 7) of 128 cases, 12.5 %.
  const one = losses(2, 1, 1, 1, 1, 1, 1);
  const other = losses(1, 2, 3, 4, 5, 6, 8);
  const { seeds, factor, interval, verdict } = comparePaired(one, other, 1);
  expect([seeds, verdict]).toEqual([7, "may be chance"]);
  expect(factor).toBeCloseTo(4, 12);
  expect(interval.low).toBeCloseTo(2, 12);
  expect(interval.high).toBeCloseTo(6, 12);
  const back = reversed(comparePaired(one, other, 1));
  expect(back.factor).toBeCloseTo(1 / 4, 12);
  expect(back.interval.low).toBeCloseTo(1 / 6, 12);
  expect(back.interval.high).toBeCloseTo(1 / 2, 12);
});

test("equal settings may be equal by chance", () => {
  const same = losses(1, 2, 3, 4, 5, 6, 7, 8);
  const { factor, interval, verdict } = comparePaired(same, same, 1);
  expect([factor, interval, verdict]).toEqual([1, { low: 1, high: 1 }, "may be chance"]);
});

test("a factor of 2 is found between seeds that differ by more than it, since equal seeds are compared", () => {
  const one = Array.from({ length: 20 }, (_, seed) => 10 ** (3 * Math.sin(seed * seed)));
  const other = one.map((loss, seed) => 2 * loss * Math.exp(0.3 * Math.sin(7 * seed)));
  const { factor, interval, verdict } = comparePaired(losses(...one), losses(...other), 15);
  expect(verdict).toBe("real");
  expect(Math.abs(Math.log(factor / 2))).toBeLessThan(0.15);
  expect(interval.low < 2 && interval.high > 2).toBe(true);
  const shuffled = one.map((_, seed) => other[(seed + 1) % 20] as number);
  expect(comparePaired(losses(...one), losses(...shuffled), 15).verdict).toBe("may be chance");
});

test("losses that are not finite, or 0, and seeds that only one has are left out", () => {
  const one = losses(1, 1, 1, 1, Number.NaN, 1, 0);
  const other = losses(2, Number.POSITIVE_INFINITY, 2, Number.NaN, 2, 0, 2, 9, 9);
  expect(comparePaired(one, other, 1)).toMatchObject({ seeds: 2, verdict: "too few seeds" });
  expect(comparePaired(losses(), other, 1)).toEqual({
    seeds: 0,
    factor: Number.NaN,
    interval: { low: Number.NaN, high: Number.NaN },
    verdict: "too few seeds",
  });
});

test("the more pairs, the higher the level of each, and the more seeds", () => {
  expect([1, 2, 10].map(levelOf)).toEqual([0.95, 0.975, 0.995]);
  // Seeds that agree by chance, 2 in 2^n, must be rarer than the error of a pair: 2 / 2^6 < 0.05 / 1, 2 / 2^8 < 0.05 / 6, ...
  expect([1, 6, 11, 15].map(seedsNeeded)).toEqual([6, 8, 9, 10]);
  // Of nine signs one is another one in 20 of 512 cases, 3.9 %.
  const nine = comparePaired(losses(...Array(9).fill(1)), losses(0.9, 2, 2, 2, 2, 2, 2, 2, 2), 1);
  expect(nine.verdict).toBe("real");
  const [one, other] = [losses(1, 1, 1, 1, 1, 1), losses(2, 3, 2, 3, 2, 3)];
  expect([1, 6].map((pairs) => comparePaired(one, other, pairs).verdict)).toEqual(["real", "too few seeds"]);
});
