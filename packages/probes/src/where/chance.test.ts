import { expect, test } from "vitest";
import { chanceOf } from "./chance.ts";

/** 60 steps in three groups in turn. */
const labels = Array.from({ length: 60 }, (_, i) => i % 3);

test("a group that no shuffle reaches has the least chance, an even one every chance", () => {
  const errors = labels.map((label) => (label === 1 ? 5 : 1));
  expect(chanceOf(5, errors, labels, 3, 5)).toBe(0.005);
  expect(
    chanceOf(
      1,
      labels.map(() => 1),
      labels,
      3,
      5,
    ),
  ).toBe(1);
});

test("one large error is in some group after every shuffle", () => {
  const errors = labels.map((_, i) => (i === 7 ? 50 : 1));
  expect(chanceOf((50 + 19) / 20, errors, labels, 3, 5)).toBe(1);
});

test("groups of few steps are left out", () => {
  const few = labels.map((_, i) => (i < 2 ? 1 : 0));
  const errors = few.map((label) => (label === 1 ? 5 : 1));
  expect(chanceOf(5, errors, few, 2, 2)).toBeLessThan(0.02);
  expect(chanceOf(5, errors, few, 2, 5)).toBe(0.005);
});
