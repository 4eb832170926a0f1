import { expect, test } from "vitest";
import { waveSequence } from "../wave.ts";
import { branchesAt, neighbourFloor, waveFloor } from "./static-floor.ts";

test("branches: sin(a + step) where the wave rises, and where it falls", () => {
  const { rising, falling, middle } = branchesAt(Math.sin(0.3), 0.1);
  expect(rising).toBeCloseTo(Math.sin(0.4), 12);
  expect(falling).toBeCloseTo(Math.sin(Math.PI - 0.3 + 0.1), 12);
  expect(middle).toBeCloseTo((rising + falling) / 2, 12);
});

test("over whole periods the floor of a wave is sin²(step)/2", () => {
  const step = (2 * Math.PI) / 40;
  const wave = waveSequence({ phase: 0.1, step, length: 80 });
  expect(waveFloor(wave, step)).toBeCloseTo(Math.sin(step) ** 2 / 2, 12);
});

test("targets that differ by ±1 at the same inputs have half the square of their difference as a floor, equal ones 0", () => {
  const inputs = Float64Array.from({ length: 400 }, (_, i) => Math.floor(i / 2));
  const noisy = Float64Array.from({ length: 400 }, (_, i) => (i % 2 === 0 ? 1 : -1));
  const sequence = { inputs, size: 1, targets: noisy, outputs: 1, clean: null, from: 0 };
  // Half of the squared difference of 2.
  expect(neighbourFloor(sequence)).toBe(2);
  expect(neighbourFloor({ ...sequence, targets: inputs })).toBe(0);
});
