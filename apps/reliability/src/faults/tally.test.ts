import type { Finding } from "@dz/probes";
import { expect, test } from "vitest";
import { goalsOf } from "./goals.ts";
import { tableLines } from "./report.ts";
import { tally } from "./tally.ts";

const named = (...faults: string[]): Finding[] =>
  faults.map((fault) => ({ fault, message: { key: "wrongTargetIsInput" } }));

const counted = tally("stateLost", [
  named("stateLost"),
  named("stateLost", "overfits"),
  named("overfits", "stateLost"),
  named("overfits"),
  named(),
]);

test("counts what is named first, at all, instead, and nothing", () => {
  expect(counted).toEqual({ fault: "stateLost", lessons: 5, first: 2, among: 3, missed: 1, instead: { overfits: 2 } });
});

test("the table has a row for each kind", () => {
  expect(tableLines([counted]).at(-1)).toBe("| stateLost | 5 | 2 | 3 | 1 | overfits 2 |");
});

test("goals hold from 95 % of the faults and up to 5 % of false alarms", () => {
  const of = (lessons: number, first: number): ReturnType<typeof tally> => ({ ...counted, lessons, first });
  const holds = (...args: Parameters<typeof goalsOf>): boolean[] => goalsOf(...args).map((goal) => goal.holds);
  expect(holds([of(100, 95)], { lessons: 100, alarms: 5 })).toEqual([true, true]);
  expect(holds([of(100, 94)], { lessons: 100, alarms: 6 })).toEqual([false, false]);
  expect(holds([of(40, 40), of(60, 55)], { lessons: 0, alarms: 0 })).toEqual([true]);
  expect(holds([], { lessons: 1, alarms: 1 })).toEqual([false]);
});
