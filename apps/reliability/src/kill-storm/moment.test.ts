import { RandomState } from "@dz/ndarray";
import { expect, test } from "vitest";
import { isExact, type Life, type Moment, momentOf } from "./moment.ts";

const one: Life = { args: ["--model", "rnn"], life: 800, lines: 22 };
const five: Life = { args: ["compare"], life: 4000, lines: 25 };

const DRAWS = 6000;
function draws(life: Life): Moment[] {
  const random = new RandomState(1);
  return Array.from({ length: DRAWS }, () => momentOf(life, random));
}

const from = (first: number, last: number): number[] => Array.from({ length: last - first + 1 }, (_, i) => first + i);
const distinct = (numbers: readonly number[]): number[] => [...new Set(numbers)].toSorted((a, b) => a - b);

/** The draws of a kind of moment, each of which must occur. */
function sorted(life: Life) {
  const all = draws(life);
  const exact = all.filter(isExact);
  const later = all.flatMap((moment) => (isExact(moment) ? [] : [moment]));
  return {
    folders: exact.filter(({ call }) => call === "mkdirSync"),
    renames: exact.filter(({ call }) => call === "renameSync"),
    syncs: exact.filter(({ call }) => call === "fsync"),
    anywhere: later.filter(({ lines }) => lines === 0),
    afterLine: later.filter(({ lines }) => lines > 0),
  };
}

test("a seed gives the same storm as ever", () => {
  const random = new RandomState(7);
  expect(Array.from({ length: 12 }, () => momentOf(one, random))).toEqual([
    { call: "fsync", number: 8, when: "after" },
    { lines: 0, ms: 211.09667123031892 },
    { call: "mkdirSync", number: 1, when: "before" },
    { lines: 13, ms: 7.858846197416833 },
    { lines: 13, ms: 6.919458724874847 },
    { lines: 0, ms: 600.6101822885806 },
    { call: "mkdirSync", number: 1, when: "after" },
    { lines: 0, ms: 418.7300645390127 },
    { lines: 1, ms: 2.00947943402068 },
    { lines: 8, ms: 6.975127513094304 },
    { call: "renameSync", number: 5, when: "before" },
    { lines: 0, ms: 362.2743460371203 },
  ]);
  expect(random.rand()).toBe(0.3529783659443947);
});

test.each([
  { name: "one run", life: one, runs: 1 },
  { name: "a comparison of five runs", life: five, runs: 5 },
])("the exact calls of $name are all those from its first folder to its last rename", ({ life, runs }) => {
  const { folders, renames, syncs } = sorted(life);
  expect(distinct(folders.map(({ number }) => number))).toEqual(from(1, runs + 1));
  expect(distinct(renames.map(({ number }) => number))).toEqual(from(1, 8 * runs - 1));
  expect(distinct(syncs.map(({ number }) => number))).toEqual(from(1, 16 * runs - 1));
  for (const calls of [folders, renames, syncs]) {
    expect(new Set(calls.map(({ when }) => when))).toEqual(new Set(["before", "after"]));
  }
});

test("only the first argument says that a run is a comparison", () => {
  const { folders } = sorted({ ...one, args: ["--out", "compare"] });
  expect(distinct(folders.map(({ number }) => number))).toEqual([1, 2]);
});

test.each([one, five])("the other moments are in the whole life of a process, and after each of its lines", (life) => {
  const { anywhere, afterLine } = sorted(life);
  const bounds = (ms: readonly number[]): [number, number] => [Math.min(...ms), Math.max(...ms)];
  const [first, last] = bounds(anywhere.map(({ ms }) => ms));
  expect(first).toBeGreaterThanOrEqual(0);
  expect(first).toBeLessThan(life.life / 100);
  expect(last).toBeLessThan(life.life);
  expect(last).toBeGreaterThan(life.life * 0.99);
  expect(distinct(afterLine.map(({ lines }) => lines))).toEqual(from(1, life.lines - 1));
  const [soonest, latest] = bounds(afterLine.map(({ ms }) => ms));
  expect(soonest).toBeGreaterThanOrEqual(0);
  expect(soonest).toBeLessThan(1);
  expect(latest).toBeLessThan(20);
  expect(latest).toBeGreaterThan(19);
});

test("a third of the moments are at exact calls, a third anywhere, and a third after a line", () => {
  const { folders, renames, syncs, anywhere, afterLine } = sorted(one);
  const share = (moments: readonly unknown[], of: number): number => moments.length / of;
  expect(share([...folders, ...renames, ...syncs], DRAWS)).toBeCloseTo(1 / 3, 1);
  expect(share(anywhere, DRAWS)).toBeCloseTo(1 / 3, 1);
  expect(share(afterLine, DRAWS)).toBeCloseTo(1 / 3, 1);
  const exact = folders.length + renames.length + syncs.length;
  expect(share(folders, exact)).toBeCloseTo(0.3, 1);
  expect(share(syncs, exact)).toBeCloseTo(0.3, 1);
});
