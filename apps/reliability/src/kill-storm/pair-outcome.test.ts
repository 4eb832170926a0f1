import { expect, test } from "vitest";
import type { Leg } from "./leg.ts";
import { pairOutcome } from "./pair-outcome.ts";

const ended = (code: number | null, stderr: string = ""): Leg => ({ killed: code === null, code, stderr, ms: 1 });

const trained = ended(0, "resumed after epoch 3");
const refused = ended(2, "error: run folder a: is in use by process 7 on host; wait until it has ended");
const found = ended(0, "run folder a: the run is finished, it has its weights");

const accepted = [
  { name: "one trains, the other is refused", winner: trained, other: refused },
  { name: "one trains, the other finds the run finished", winner: trained, other: found },
  { name: "both find the run finished", winner: found, other: { ...found } },
];

test.each(accepted)("$name: no problem, in any order", ({ winner, other }) => {
  expect(pairOutcome([winner, other]).problem).toBe(null);
  expect(pairOutcome([other, winner]).problem).toBe(null);
});

test("the one with exit code 0 is the winner, in any order", () => {
  expect(pairOutcome([trained, refused]).winner).toBe(trained);
  expect(pairOutcome([refused, trained]).winner).toBe(trained);
  const killed = ended(null);
  expect(pairOutcome([killed, refused]).winner).toBe(refused);
  expect(pairOutcome([refused, killed]).winner).toBe(refused);
});

const problems = [
  { name: "both train", other: { ...trained }, text: "0, resumed after epoch 3" },
  { name: "the other fails for another reason", other: ended(2, "is damaged"), text: "2, is damaged" },
  { name: "the other crashes because of the lock", other: ended(1, "is in use by process 7"), text: "1, is in use" },
  {
    name: "the other says that the run is finished, but fails",
    other: ended(2, "is finished"),
    text: "2, is finished",
  },
  { name: "the other dies", other: ended(null, "is in use by process 7"), text: "null, is in use by process 7" },
];

test.each(problems)("$name: a problem, in any order", ({ other, text }) => {
  for (const both of [[trained, other] as const, [other, trained] as const]) {
    expect(pairOutcome(both).problem).toContain(`of two processes, the second has exit code ${text}`);
  }
});

test("two that are both refused: the winner has failed, which the caller sees by its exit code", () => {
  expect(pairOutcome([refused, { ...refused }])).toEqual({ winner: refused, problem: null });
});
