import { expect, test } from "vitest";
import { waveValues } from "../../testing/watched.ts";
import type { StepsSeen } from "../../watch/seen.ts";
import { inputsIndependent, targetsIndependent, unrelated } from "./independence.ts";
import { linearFit } from "./linear-fit.ts";

const stepsOf = (inputs: readonly number[], targets: readonly number[]): StepsSeen => ({
  steps: inputs.length,
  streams: 1,
  inputs,
  size: 1,
  targets,
  outputs: 1,
});
const noise = (seed: number): number[] => {
  let state = seed;
  return Array.from({ length: 300 }, () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  });
};

test("a sine needs two past values, and is then said without an error", () => {
  const values = Array.from({ length: 201 }, (_, t) => Math.sin(t / 3));
  const { errors, variance } = linearFit(stepsOf(values.slice(0, 200), values.slice(1)));
  expect(variance).toBeCloseTo(0.5, 1);
  expect(errors[1]).toBeGreaterThan(0.01);
  expect(errors[2]).toBeLessThan(1e-20);
});

test("the errors are those of least squares: a line through points that are known", () => {
  const x = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
  const { errors, rows } = linearFit(
    stepsOf(
      x,
      x.map((value, i) => 2 * value + (i % 2)),
    ),
  );
  // Two steps are seen at most, so the first two rows are left out: values 1, 2 of the noise on 8 rows.
  expect(rows).toBe(8);
  expect(errors[1]).toBeCloseTo(0.3175, 3);
});

test("draws are independent and unrelated, a wave is neither", () => {
  const [a, b, wave] = [noise(3), noise(4), waveValues(301)];
  const draws = stepsOf(a, b);
  expect([inputsIndependent(draws, 0, null), targetsIndependent(draws, null)]).toEqual([true, true]);
  expect(unrelated(linearFit(draws), 4)).toBe(true);
  const waves = stepsOf(wave.slice(0, 300), wave.slice(1));
  expect([inputsIndependent(waves, 0, null), targetsIndependent(waves, null)]).toEqual([false, false]);
  expect(unrelated(linearFit(waves), 4)).toBe(false);
});

test("too few values, or some that are no numbers, are not said to be independent", () => {
  const few = stepsOf(noise(3).slice(0, 20), noise(4).slice(0, 20));
  expect(inputsIndependent(few, 0, null)).toBe(false);
  expect(targetsIndependent(stepsOf(noise(3), [Number.NaN, ...noise(4).slice(1)]), null)).toBe(false);
});
