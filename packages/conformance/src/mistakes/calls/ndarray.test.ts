import * as all from "@dz/ndarray";
import { expect, test } from "vitest";
import { attack, untried } from "../attack.ts";
import { ndarrayCalls } from "./ndarray.ts";

/** Questions about a value, lists and states that may have more in them, and what looks when it is gone through. */
const takesMore = ["isNdArray", "isSafetensors", "rows", "RandomState.shuffle", "RandomState.setState"];

/** Tools of the packages for what was checked before, and for the checks themselves; errors. */
const tools = [
  "broadcastShapes",
  "canBroadcast",
  "checkDType",
  "checkOptions",
  "checkShape",
  "checkState",
  "describe",
  "floatOf",
  "formatShape",
  "isFloat",
  "named",
  "normalizeAxes",
  "normalizeAxis",
  "pairOf",
  "promote",
  "promoteNumber",
  "reducedShape",
  "sameShape",
  "shown",
  "sizeOf",
];

test("wrong arguments of @dz/ndarray are refused in sentences of dz", async () => {
  const { calls, ...outcome } = await attack(ndarrayCalls, takesMore);
  expect(outcome).toEqual({ unwilling: [], bad: [], accepted: [] });
  expect(calls).toBeGreaterThan(5000);
});

test("everything of @dz/ndarray is tried", () => {
  const left = untried(all, ndarrayCalls).filter((name) => !name.endsWith("Error"));
  expect(left.sort()).toEqual(tools);
});
