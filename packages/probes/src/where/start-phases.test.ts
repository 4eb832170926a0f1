import { expect, test } from "vitest";
import { mean } from "../numbers.ts";
import { squaredErrors } from "../run-model.ts";
import { trainedSine } from "../testing/trained.ts";
import type { Wave } from "../wave.ts";
import { periodOf, startErrors, startPhases, wrapped } from "./start-phases.ts";

const step = (2 * Math.PI) / 999;
const wave: Wave = {
  trainPhase: 0,
  testPhase: Math.PI / 2,
  trainStep: step,
  testStep: 2 * step,
  length: 999,
  noise: 0,
};

test("eight phases from that of the test wave on, an eighth of a period apart", () => {
  const parts = startPhases(wave).map((phase) => phase / Math.PI);
  [0.5, 0.75, 1, 1.25, 1.5, 1.75, 0, 0.25].forEach((part, k) => {
    expect(parts[k]).toBeCloseTo(part, 12);
  });
  expect(wrapped(-Math.PI)).toBeCloseTo(Math.PI, 12);
});

test("the test wave has two periods", () => {
  expect(periodOf(wave)).toBe(500);
});

test("the first start, from an empty state, is the test of the run; a warm-up changes the first steps and not the last", () => {
  const subject = trainedSine({ hidden: 8, epochs: 2 });
  const read = (warmUp: number): Float64Array[] => {
    const work = startErrors(subject, subject.wave as Wave, warmUp);
    for (let next = work.next(); ; next = work.next()) if (next.done === true) return next.value;
  };
  const [cold, warm] = [read(0), read(500)];
  expect(cold.length).toBe(8);
  expect(mean(cold[0] as Float64Array)).toBeCloseTo(mean(squaredErrors(subject, subject.test)), 12);
  expect(Math.abs((cold[0]?.[0] as number) - (warm[0]?.[0] as number))).toBeGreaterThan(1e-4);
  expect(cold[0]?.[998]).toBeCloseTo(warm[0]?.[998] as number, 6);
});
