import { autocorrelation } from "@dz/series";
import { expect, test } from "vitest";
import { noise, walk, wave } from "./waves.ts";

test("noise is within −1 and 1, is the same again, has no correlations, and differs by seed", () => {
  const values = noise(2000);
  expect(values.every((value) => value > -1 && value < 1)).toBe(true);
  expect(noise(2000)).toEqual(values);
  expect(noise(2000, 2)).not.toEqual(values);
  for (const r of autocorrelation(values, 10).subarray(1)) expect(Math.abs(r)).toBeLessThan(0.08);
});

test("wave has its period", () => {
  const values = wave(24, 8);
  for (let t = 8; t < 24; t++) expect(values[t]).toBeCloseTo(values[t - 8] as number, 12);
  expect(values[2]).toBe(11);
});

test("walk goes on from its last value by noise", () => {
  const [values, steps] = [walk(50, 3), noise(50, 3)];
  for (let t = 1; t < 50; t++) {
    expect((values[t] as number) - (values[t - 1] as number)).toBeCloseTo(steps[t] as number, 12);
  }
});
