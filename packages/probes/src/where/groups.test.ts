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

test("one large error makes no group stand out, and some errors in one half only if halves are not asked for", () => {
  expect(
    standsOut(
      labels.map((_, i) => (i === 6 ? 50 : 1)),
      labels,
      4,
      { halves: false },
    ),
  ).toBeNull();
  const long = [...labels, ...labels];
  const early = long.map((label, i) => (label === 2 && i < 40 ? 9 : 1));
  expect(standsOut(early, long, 4)).toBeNull();
  expect(standsOut(early, long, 4, { halves: false })?.label).toBe(2);
});

test("squares of independent normal numbers rarely have a group that stands out: at most 3 in 200 series", () => {
  let state = 7;
  const uniform = (): number => {
    state = (state * 16807) % 2147483647;
    return state / 2147483647;
  };
  const found = Array.from({ length: 200 }, () => {
    const errors = Array.from({ length: 60 }, () => -2 * Math.log(uniform()) * Math.cos(2 * Math.PI * uniform()) ** 2);
    const tenths = errors.map((_, i) => Math.floor(i / 6));
    return standsOut(errors, tenths, 10, { halves: false });
  });
  expect(found.filter((group) => group !== null).length).toBeLessThanOrEqual(3);
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
