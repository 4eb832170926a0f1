import { expect, test } from "vitest";
import { check, checkLine } from "./check.ts";
import type { AskedRun, Fact } from "./facts.ts";
import { facts, said } from "./facts.ts";

const run = (seed: number, cost: number, pair: AskedRun["pair"] = "rnn-adam"): AskedRun => ({
  pair,
  seed,
  answers: [],
  cost,
});
const fact: Fact = { name: "it is cheap", pair: "rnn-adam", part: 0.75, value: ({ cost }) => cost, range: [0, 2] };

test("a fact has to hold of its part of the runs of its pair", () => {
  const runs = [run(0, 1), run(1, 3), run(2, 2), run(3, 0), run(0, 9, "mlp-sgd")];
  expect(check(fact, runs)).toMatchObject({ held: 3, holds: true, values: [0, 1, 2, 3] });
  expect(check(fact, [...runs, run(4, Number.NaN)])).toMatchObject({ held: 3, holds: false });
  expect(check(fact, []).holds).toBe(false);
});

test("its line has the least, the middle and the largest number", () => {
  expect(checkLine(check(fact, [run(0, 1), run(1, 3.21987), run(2, 2)]))).toBe(
    "FAIL rnn-adam it is cheap: 2 of 3, wanted 3 (1 .. 2 .. 3.22)",
  );
});

test("numbers come from the sentences of answers, and what is not said is none", () => {
  const chart = { kind: "bars", title: { key: "loss" }, value: { label: { key: "loss" } }, bars: [] } as const;
  const answers = [
    {
      question: "below",
      answer: { key: "belowYes" },
      details: [{ key: "belowClean", values: { variance: 0.5 } }],
      chart,
    },
  ] as const;
  expect(said({ answers }, "belowClean", "variance")).toBe(0.5);
  expect(said({ answers }, "belowWarm", "warm")).toBeNaN();
});

test("of a run without answers no fact but its price holds", () => {
  for (const each of facts) {
    const { holds } = check(each, [run(0, 21, each.pair)]);
    expect(holds, each.name).toBe(each.name === "it is never told as a lack of history");
  }
});
