import { Variable, variable } from "@dz/core";
import { expect, test } from "vitest";
import { ledger } from "./ledger/index.ts";
import { DEPTH, evaluate, leavesOf, programOf } from "./program.ts";

test("programOf uses every op in as many programs as there are ops, and limits their length", () => {
  const names = Object.keys(ledger);
  const programs = names.map((_, i) => programOf(i));
  expect(new Set(programs.flatMap(({ ops }) => ops))).toEqual(new Set(names));
  expect(programs.every(({ ops }) => ops.length >= 1 && ops.length <= DEPTH)).toBe(true);
  expect(programOf(12)).toEqual(programOf(12));
});

test("evaluate computes a function of the leaves", () => {
  const program = programOf(3);
  const at = (): number =>
    evaluate(
      program,
      leavesOf(program).map((x) => new Variable(x)),
      [],
    ).item();
  expect(at()).toBe(at());
  expect(Number.isFinite(at())).toBe(true);
  expect(evaluate({ seed: 1, ops: ["neg"] }, [variable(1)], []).item()).toBeLessThan(-0.5);
});

test("evaluate refuses an op that is not in the ledger", () => {
  expect(() => evaluate({ seed: 1, ops: ["frobnicate"] }, [variable(1)], [])).toThrow(
    "graphs: there is no op frobnicate in the ledger",
  );
});
