import { expect, test } from "vitest";
import { StepRecorder } from "./steps.ts";

test("keeps steps in order, and leaves out those of other sizes", () => {
  const recorder = new StepRecorder();
  recorder.add([1, 2], [3, 4], 2);
  recorder.add([5, 6, 7, 8], [9, 10], 2);
  recorder.add([11, 12], [13, 14], 2);
  expect(recorder.seen()).toEqual({
    steps: 2,
    streams: 2,
    inputs: [1, 2, 11, 12],
    size: 1,
    targets: [3, 4, 13, 14],
    outputs: 1,
  });
});

test("a long epoch is kept in part", () => {
  const recorder = new StepRecorder();
  const row = new Float64Array(20_000);
  for (let i = 0; i < 10; i++) recorder.add(row, row, 20_000);
  expect(recorder.seen().steps).toBe(3);
});
