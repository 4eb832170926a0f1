import { expect, test } from "vitest";
import type { StepsSeen } from "../../watch/seen.ts";
import { linearFit } from "./linear-fit.ts";

const stepsOf = (inputs: readonly number[], targets: readonly number[]): StepsSeen => ({
  steps: inputs.length,
  streams: 1,
  inputs,
  size: 1,
  targets,
  outputs: 1,
});

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
