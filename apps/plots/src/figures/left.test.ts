import { expect, test } from "vitest";
import { fixtureRun } from "../testing/fixture.ts";
import { left, leftPoints } from "./left.ts";

test("says nothing of a run that is shown whole, and of a long one how much of it is", () => {
  const run = fixtureRun({});
  expect(left(run)).toBe("");
  expect(left({ ...run, epochs: [...run.epochs.slice(0, 11), { epoch: 5000, trainLoss: 1, testLoss: 1 }] })).toBe(
    "; of its 5000 epochs 12 are drawn, those with the lowest and the highest losses of each stretch",
  );
});

test("the points that a figure of a long series leaves out", () => {
  expect(leftPoints(10, 10)).toBe("");
  expect(leftPoints(10, 5000)).toBe("; 10 of 5000 are drawn, the lowest and the highest of each stretch");
});
