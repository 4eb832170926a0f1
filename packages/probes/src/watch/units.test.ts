import { expect, test } from "vitest";
import { UnitRecorder } from "./units.ts";

const seen = (values: number[], flat: number | null = null) => {
  const recorder = new UnitRecorder();
  recorder.add(values, 2);
  return recorder.take(flat);
};

test("units that never change", () => {
  expect(seen([0.3, 0.2, 0.3, 0.4, 0.3, 0.9])).toEqual({ units: 2, constant: 0.5, saturated: 0 });
});

test("the ends of the logistic function, of tanh, and of what has no upper end", () => {
  expect(seen([0.001, 0.5, 0.999, 0.4])?.saturated).toBe(0.5);
  expect(seen([-0.999, 0.5, 0.002, 0.4])?.saturated).toBe(0.25);
  expect(seen([0, 5, 0, 3])?.saturated).toBe(0);
  expect(seen([0, 1, 0, 1], 0.7)?.saturated).toBe(0.7);
});

test("what was taken is forgotten", () => {
  const recorder = new UnitRecorder();
  recorder.add([1, 2], 2);
  recorder.take(null);
  expect(recorder.take(null)).toBeNull();
});
