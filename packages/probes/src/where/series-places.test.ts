import { expect, test } from "vitest";
import { byPhase, byTime, byValue, OUTSIDE, placesOf, rangesOf, remaindersOf, timeOf } from "./series-places.ts";

test("tenths of the time, and the steps of each", () => {
  const { labels, count } = byTime(25);
  expect(count).toBe(10);
  for (let label = 0; label < count; label++) {
    const [from, to] = timeOf(label, 25);
    expect([labels.indexOf(label), labels.lastIndexOf(label)]).toEqual([from, to]);
  }
  expect(byTime(4)).toEqual({ labels: [0, 1, 2, 3], count: 4 });
});

test("parts of a period, and the remainders of each", () => {
  expect(byPhase(5, 6, 7)).toEqual({ labels: [6, 0, 1, 2, 3], count: 7 });
  const { labels, count } = byPhase(30, 0, 30);
  expect(count).toBe(12);
  for (let label = 0; label < count; label++) {
    const [from, to] = remaindersOf(label, 30);
    expect([labels.indexOf(label), labels.lastIndexOf(label)]).toEqual([from, to]);
  }
});

test("ranges of values hold as many training values each; other values are outside", () => {
  const limits = rangesOf(Float64Array.from({ length: 11 }, (_, i) => 10 - i));
  expect(limits).toEqual([0, 2, 4, 6, 8, 10]);
  expect(byValue(Float64Array.of(0, 2, 2.5, 10, 10.1, -1, Number.NaN), limits).labels).toEqual([
    0,
    0,
    1,
    4,
    OUTSIDE,
    OUTSIDE,
    OUTSIDE,
  ]);
});

test("the worst group is named though none stands out, an empty one never", () => {
  const places = placesOf(Float64Array.of(1, 1, 1.1, 1), [1, 1, 2, 2], 3);
  expect(places.worst.label).toBe(2);
  expect(places.found).toBeNull();
});
