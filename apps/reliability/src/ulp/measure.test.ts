import { expect, test } from "vitest";
import { digest } from "./digest.ts";
import { measure, ulpsOff } from "./measure.ts";
import { subjects } from "./subjects.ts";

const POINTS = 20_000;

test.each(subjects.map((subject) => [subject.name, subject] as const))(
  "%s is within its error bound",
  (_name, subject) => {
    for (const dtype of ["float64", "float32"] as const) {
      const { worst, wrong, points } = measure(subject, dtype, POINTS, 2);
      expect(wrong).toEqual([]);
      expect(worst).toBeLessThanOrEqual(subject.bounds[dtype]);
      expect(worst).toBeGreaterThan(0.3); // nearly every function has an error of about half an ulp somewhere
      expect(points).toBeGreaterThan(POINTS / 2);
      expect(digest(subject, dtype, POINTS, 2)).toMatch(/^[0-9a-f]{64}$/);
    }
  },
);

test("ulpsOff measures distances in ulp", () => {
  const at = (hi: number, lo = 0, power = 0) => ({ hi, lo, power });
  expect(ulpsOff(1, at(1), "float64")).toBe(0);
  expect(ulpsOff(1 + 2 ** -52, at(1), "float64")).toBe(1);
  expect(ulpsOff(1 + 2 ** -23, at(1), "float32")).toBe(1);
  expect(ulpsOff(1, at(1, 2 ** -54), "float64")).toBe(0.25);
  expect(ulpsOff(1, at(1, -(2 ** -54)), "float64")).toBe(0.5); // below 1, floats are twice as dense
  expect(ulpsOff(5e-324, at(1, 0, -1074), "float64")).toBe(0);
  expect(ulpsOff(0, at(1, 0, -1075), "float64")).toBe(0.5);
  expect(ulpsOff(0, at(1, 0, -4000), "float64")).toBe(0);
  expect(ulpsOff(0, at(1), "float64")).toBe(2 ** 52);
  expect(ulpsOff(Infinity, at(1, 0, 1024), "float64")).toBe(0);
  expect(ulpsOff(Infinity, at(1), "float64")).toBe(Infinity);
  expect(ulpsOff(Number.NaN, at(1), "float64")).toBe(Infinity);
});
