import { expect, test } from "vitest";
import { newTally, wordsOf } from "./tally.ts";

test("a new tally has counted nothing", () => {
  const { findings, ...counts } = newTally();
  expect(findings).toEqual([]);
  expect(new Set(Object.values(counts))).toEqual(new Set([0]));
  expect(newTally().findings).not.toBe(findings);
});

test("the words have each count in its place", () => {
  const tally = {
    kills: 30,
    early: 2,
    late: 3,
    inResumed: 4,
    exact: 5,
    resumes: 6,
    runs: 7,
    states: 8,
    pairs: 9,
    again: 10,
    corrupt: 11,
    findings: ["a", "b"],
  };
  expect(wordsOf(tally)).toBe(
    "30 kills (2 before the run had begun, 3 after its last byte, 4 of resumed processes, 5 at exact calls), " +
      "6 resumes, 7 runs finished and compared bit by bit with untouched ones, 8 states as well, " +
      "9 times two processes on one folder, 10 finished runs resumed again, 11 corrupt loads, 2 findings",
  );
});
