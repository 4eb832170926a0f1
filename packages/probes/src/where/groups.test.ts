import { expect, test } from "vitest";
import { groupsOf, standsOut } from "./groups.ts";

/** 40 steps in four groups in turn. */
const labels = Array.from({ length: 40 }, (_, i) => i % 4);

test("each group has its part of the steps and of the error; a step may be in none", () => {
  const groups = groupsOf([1, 2, 3, 4, 10], [0, 1, 1, 0, -1], 3);
  expect(groups.map(({ count }) => count)).toEqual([2, 2, 0]);
  expect(groups.map(({ points }) => points)).toEqual([0.4, 0.4, 0]);
  expect(groups.map(({ share }) => share)).toEqual([0.25, 0.25, 0]);
  expect(groups.map(({ mean }) => mean)).toEqual([2.5, 2.5, Number.NaN]);
});

test("a group with more than twice the error of the others stands out", () => {
  const found = standsOut(
    labels.map((label) => (label === 2 ? 3 : 1)),
    labels,
    4,
  );
  expect(found).toEqual({ label: 2, count: 10, points: 0.25, share: 0.5, mean: 3 });
});

test("equal errors, and a group with less than twice the error, do not", () => {
  expect(
    standsOut(
      labels.map(() => 1),
      labels,
      4,
    ),
  ).toBeNull();
  expect(
    standsOut(
      labels.map((label) => (label === 2 ? 1.9 : 1)),
      labels,
      4,
    ),
  ).toBeNull();
});

test("one large error makes no group stand out, unless only one half of the test is asked for", () => {
  const errors = labels.map((_, i) => (i === 6 ? 50 : 1));
  expect(standsOut(errors, labels, 4)).toBeNull();
  expect(standsOut(errors, labels, 4, { halves: false })?.label).toBe(2);
});

test("a group that is in one half only is judged there", () => {
  const late = labels.map((_, i) => (i >= 34 ? 1 : 0));
  const errors = late.map((label) => (label === 1 ? 9 : 1));
  expect(standsOut(errors, late, 2)?.label).toBe(1);
});

test("nothing stands out from errors that are not finite, or all 0", () => {
  expect(
    standsOut(
      labels.map(() => Number.NaN),
      labels,
      4,
    ),
  ).toBeNull();
  expect(
    standsOut(
      labels.map(() => 0),
      labels,
      4,
    ),
  ).toBeNull();
});
