import { expect, test } from "vitest";
import type { Subject } from "../subject.ts";
import type { Wave } from "../wave.ts";
import { sineDetails } from "./sine-details.ts";
import type { SineMeasures } from "./sine-measures.ts";

const step = (2 * Math.PI) / 100;
const wave: Wave = { trainPhase: 0, testPhase: Math.PI / 2, trainStep: step, testStep: step, length: 100, noise: 0.05 };
const subject = { test: { inputs: new Float64Array(100) } } as Subject;

/** Errors of 100 steps: of the first 50, and of the others. */
function errors(first: number, rest: number): Float64Array {
  return Float64Array.from({ length: 100 }, (_, i) => (i < 50 ? first : rest));
}

const measures: SineMeasures = {
  cold: [9, 2, 3, 2, 2, 1, 3, 2].map((first) => errors(first, 1)),
  warm: Array.from({ length: 8 }, () => errors(1, 1)),
  random: {
    cold: Array.from({ length: 8 }, () => errors(3, 1)),
    warm: Array.from({ length: 8 }, () => errors(2, 1)),
  },
  noisy: errors(10, 2),
  train: errors(1, 1),
  // the first 25 steps are the farthest, the first one by twice
  distances: Float64Array.from({ length: 100 }, (_, i) => (i === 0 ? 8 : i < 25 ? 4 : 2)),
  map: {
    losses: [4, 2, 3, 5, 8].map((loss) => Array.from({ length: 8 }, () => loss)),
    persistence: [1, 4, 6, 7, 16].map((loss) => Array.from({ length: 8 }, () => loss)),
  },
};

const found = Object.fromEntries(sineDetails(measures, subject, wave).map(({ key, values }) => [key, values]));

test("the parts of the loss: of the first steps, the start and the fit", () => {
  expect(found.whereFirstSteps).toEqual({ count: 50, all: 100, share: 0.9, first: 9 });
  expect(found.whereWarmUp).toEqual({ steps: 100, count: 50, cold: 9, warm: 1, loss: 5, warmLoss: 1 });
  expect(found.whereParts).toEqual({ loss: 5, cold: 4, fit: 1 });
  expect(found.whereRandom).toEqual({ count: 50, cold: 9, randomCold: 3, randomWarm: 2, loss: 5, randomLoss: 2 });
  expect(found.whereNoise).toEqual({ noisy: 6, change: 1 });
});

test("the worst and the best start", () => {
  expect(found.whereStartPhases).toMatchObject({ low: 1, high: 9, worst: Math.PI / 2 });
  expect((found.whereStartPhases?.best as number) / Math.PI).toBeCloseTo(1.75, 12);
  expect(found.whereMapStarts).toMatchObject({ low: 1, high: 5 });
});

test("the farthest states, and the first one", () => {
  expect(found.whereStates).toEqual({ share: 225 / 500, times: 4 });
});

test("the waves that are easiest and hardest", () => {
  expect(found.whereMapPeriods).toEqual({
    length: 100,
    low: 2,
    lowPeriods: 1,
    lowTimes: 0.5,
    high: 8,
    highPeriods: 8,
    highTimes: 0.5,
  });
});

test("without a state there is no start to speak of", () => {
  const keys = sineDetails({ ...measures, distances: null, random: null }, subject, wave).map(({ key }) => key);
  expect(keys).toEqual(["whereFirstSteps", "whereNoise", "whereMapPeriods", "whereMapStarts"]);
});
