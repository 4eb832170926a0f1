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
