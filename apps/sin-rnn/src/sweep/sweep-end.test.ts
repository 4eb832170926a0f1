import { describe, expect, test } from "vitest";
import { makePlan } from "./plan.ts";
import type { State } from "./state.ts";
import { endText, isComplete } from "./sweep-end.ts";

const plan = makePlan({ seeds: "0..29" }, "/");
const states = (...all: State[]) => new Map(all.map((state, i) => [plan.runs[i] as (typeof plan.runs)[number], state]));
const finished: State = { kind: "finished" };
const failed: State = { kind: "failed", reason: "no room" };
const on = "npx --yes pnpm@12 --filter sin-rnn start sweep --out '/a b'";

describe("endText", () => {
  test.each<[string, State[], string[]]>([
    [
      "finished",
      [finished, finished],
      ["2 of 2 runs finished in /a b", "npx --yes pnpm@12 --filter plots start '/a b' shows them"],
    ],
    [
      "begun",
      [finished, { kind: "begun" }, { kind: "missing" }],
      ["1 of 3 runs finished, 1 begun, 1 missing in /a b", `to go on: ${on}`],
    ],
    [
      "failed",
      [finished, failed],
      [
        "1 of 2 runs finished, 1 failed in /a b",
        "  rnn-adam-seed1: no room",
        `to repeat what has failed: ${on} --retry`,
      ],
    ],
    [
      "both",
      [{ kind: "missing" }, failed],
      ["0 of 2 runs finished, 1 missing, 1 failed in /a b", "  rnn-adam-seed1: no room", `to go on: ${on} --retry`],
    ],
  ])("%s", (_, all, lines) => {
    expect(endText("/a b", plan, states(...all), true)).toBe(`${lines.join("\n")}\n`);
  });

  test("lists the first of many failures, or none", () => {
    const all = states(...new Array(25).fill(failed));
    expect(endText("/x", plan, all, true).split("\n")).toHaveLength(24);
    expect(endText("/x", plan, all, true)).toContain("\n  and 5 more\n");
    expect(endText("/x", plan, all, false)).not.toContain("no room");
  });
});

test("a sweep is complete when all is finished", () => {
  expect([isComplete(states(finished)), isComplete(states(finished, failed))]).toEqual([true, false]);
});
