import { bestShift } from "@dz/series";
import { expect, test } from "vitest";
import { shiftedErrors } from "./shifted-errors.ts";

const truth = Float64Array.from({ length: 40 }, (_, i) => Math.sin(i / 2) + 0.1 * Math.sin(i * i));
const nearest = (forecasts: number[]): number =>
  shiftedErrors(truth, forecasts).reduce((a, b) => (b.distance < a.distance ? b : a)).shift;

test("forecasts are nearest to the truth shifted by as many steps as they are late", () => {
  for (const late of [-3, -1, 0, 1, 2, 5]) {
    const forecasts = Array.from(truth, (_, t) => truth[Math.max(0, Math.min(39, t - late))] as number);
    expect(nearest(forecasts)).toBe(late);
    expect(bestShift(truth, Float64Array.from(forecasts))).toBe(late);
    expect(shiftedErrors(truth, forecasts).find(({ shift }) => shift === late)?.distance).toBe(0);
  }
});

test("shifts from −5 to 5, over the points that all have; none of ten forecasts", () => {
  const line = Float64Array.from({ length: 11 }, (_, i) => i);
  expect(shiftedErrors(line, [...line]).map(({ shift, distance }) => [shift, distance])).toEqual(
    Array.from({ length: 11 }, (_, i) => [i - 5, Math.abs(i - 5)]),
  );
  expect(shiftedErrors(line.subarray(1), [...line.subarray(1)])).toEqual([]);
});
