import * as all from "@dz/core";
import { expect, test } from "vitest";
import { attack, untried } from "../attack.ts";
import { coreCalls } from "./core.ts";

/** Fields that every operation reads, without a checking setter. */
const leftAlone = ["Variable.data", "Variable.name", "Parameter.data"];

test("@dz/core refuses wrong arguments in sentences of dz", async () => {
  const { calls, ...outcome } = await attack(coreCalls, leftAlone);
  expect(outcome).toEqual({ unwilling: [], bad: [], accepted: [] });
  expect(calls).toBeGreaterThan(1000);
});

test("every export of @dz/core is tried", () => {
  expect(untried(all, coreCalls), "give those left their arguments in core.ts beside this test").toEqual([
    "FunctionNode",
  ]);
});
