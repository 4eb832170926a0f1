import { expect, test } from "vitest";
import type { Wave } from "../wave.ts";
import type { SineMeasures } from "./sine-measures.ts";
import { errorsByPhase, errorsByValue, largest, startNumbers, startsNearZero } from "./sine-numbers.ts";

const step = (2 * Math.PI) / 80;
const wave: Wave = { trainPhase: 0, testPhase: Math.PI / 2, trainStep: step, testStep: step, length: 160, noise: 0 };

test("of the start phases of a cosine, the third and the seventh are near 0", () => {
  expect(startsNearZero(wave)).toEqual([2, 6]);
});

test("the numbers of a start: of the whole wave, of 50 steps, and of the starts near 0", () => {
  const errors = (first: number): Float64Array => Float64Array.from({ length: 100 }, (_, i) => (i < 50 ? first : 1));
  const measures = {
    cold: [9, 0, 3, 0, 0, 0, 5, 0].map(errors),
    warm: [2, 0, 1, 0, 0, 0, 3, 0].map(errors),
    random: { cold: [4, 0, 0, 0, 0, 0, 0, 0].map(errors), warm: [3, 0, 0, 0, 0, 0, 0, 0].map(errors) },
  } as unknown as SineMeasures;
  const expected = { loss: 5, warmLoss: 1.5, cold: 9, warm: 2, zeroCold: 4, zeroWarm: 2, random: { cold: 4, warm: 3 } };
  expect(startNumbers(measures, wave)).toEqual(expected);
  expect(startNumbers({ ...measures, random: null }, wave).random).toBeNull();
});

test("the error of a wave by phase: eight parts of as many steps", () => {
  // all of the error where x is below -0.95, around the phase 1.5 π
  const errors = Float64Array.from({ length: 160 }, (_, i) => (Math.cos(i * step) < -0.95 ? 1 : 0));
  const parts = errorsByPhase(errors, wave);
  expect(parts.every(({ count }) => Math.abs(count - 20) <= 2)).toBe(true);
  const { phase, x, share } = largest(parts);
  expect([phase / Math.PI, x]).toEqual([1.5, -1]);
  expect(share).toBe(1);
});

test("the error by value, with what is beyond ±1 in the last ranges", () => {
  const groups = errorsByValue(Float64Array.of(1, 2, 3, 4), Float64Array.of(-1.05, -0.9, 0.1, 1.02), 4);
  expect(groups.map(({ mean }) => mean)).toEqual([1.5, Number.NaN, 3, 4]);
});
