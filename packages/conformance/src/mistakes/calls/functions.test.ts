import * as all from "@dz/functions";
import { expect, test } from "vitest";
import { attack, untried } from "../attack.ts";
import { functionsCalls } from "./functions.ts";

/** Running statistics may be in an object with further properties. */
const takesMore = ["batchNorm"];

test("@dz/functions refuses wrong arguments in sentences of dz", async () => {
  const { calls, ...outcome } = await attack(functionsCalls, takesMore);
  expect(outcome).toEqual({ unwilling: [], bad: [], accepted: [] });
  expect(calls).toBeGreaterThan(5000);
});

test("every export of @dz/functions is tried", () => {
  expect(untried(all, functionsCalls), "give those left their arguments in functions.ts beside this test").toEqual([]);
});
