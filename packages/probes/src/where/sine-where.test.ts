import { expect, test } from "vitest";
import { trainedSine } from "../testing/trained.ts";
import type { Wave } from "../wave.ts";
import type { SineMeasures } from "./sine-measures.ts";
import { conclusion, sineWhere } from "./sine-where.ts";

const step = (2 * Math.PI) / 999;
const wave: Wave = {
  trainPhase: 0,
  testPhase: Math.PI / 2,
  trainStep: step,
  testStep: 2 * step,
  length: 999,
  noise: 0,
};

/** Errors of 999 steps: of the first 50, and of all others. */
function errors(first: number, rest: number): Float64Array {
  return Float64Array.from({ length: 999 }, (_, i) => (i < 50 ? first : rest));
}

/** Errors like those of the article's RNN, with the first steps of the cold starts at x = 1 and at x = 0. */
function measures(start: number, zero: number, random: number | null, warm = 0.004): SineMeasures {
  const starts = (at0: number, others: number): Float64Array[] =>
    Array.from({ length: 8 }, (_, k) => errors(k % 4 === 2 ? others : at0, 0.001));
  return {
    cold: starts(start, zero),
    warm: starts(warm, 0.0005),
    random: random === null ? null : { cold: starts(random, random), warm: starts(0.001, 0.001) },
    noisy: errors(0, 0),
    train: errors(0, 0),
    distances: errors(1, 1),
    map: { losses: [], persistence: [] },
  };
}

test.each([
  ["whereUnseenStart", measures(0.015, 0.0006, 0.0025)],
  ["whereUntrainedStart", measures(0.015, 0.0006, null)],
  ["whereShortHistory", measures(0.015, 0.013, 0.0025)],
  ["whereValueStart", measures(0.015, 0.0006, 0.014)],
  ["whereOpenStart", measures(0.015, 0.005, 0.0025)],
  ["whereNoColdStart", measures(0.0041, 0.0006, 0.0025)],
  ["whereNoColdStart", measures(0.0045, 0.0006, 0.0025)],
  ["whereStatic", { ...measures(0.015, 0.0006, null), distances: null }],
  ["whereDiverged", measures(Number.NaN, Number.NaN, null)],
] as const)("%s is what the measurements say", (key, of) => {
  expect(conclusion(of, wave).key).toBe(key);
});

test("the numbers of an unseen start", () => {
  const { values } = conclusion(measures(0.015, 0.0006, 0.0025), wave);
  expect(values).toMatchObject({ x: 1, count: 50 });
  expect(values?.cold).toBeCloseTo(0.015, 12);
  expect(values?.zero).toBeCloseTo(0.0006, 12);
  expect(values?.excess).toBeCloseTo(0.011, 12);
  expect(values?.left).toBeCloseTo(0.0015, 12);
  expect(values?.share).toBeCloseTo((50 * 0.011) / (50 * 0.015 + 949 * 0.001), 12);
});

test("a small network that learned the article's way has its bad start for an unseen pair", () => {
  const work = sineWhere(trainedSine({ hidden: 40, epochs: 40 }), wave);
  let next = work.next();
  while (next.done !== true) next = work.next();
  expect(next.value.answer.key).toBe("whereUnseenStart");
});
