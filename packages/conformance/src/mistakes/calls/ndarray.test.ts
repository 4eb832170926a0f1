import * as all from "@dz/ndarray";
import { expect, test } from "vitest";
import { attack, untried } from "../attack.ts";
import { ndarrayCalls } from "./ndarray.ts";

/**
 * Predicates on any value, lists and states that may have further properties, and checks made only during iteration.
 */
const takesMore = ["isNdArray", "isSafetensors", "rows", "RandomState.shuffle", "RandomState.setState"];

/** Internal tools for checked arguments, and for the checks themselves; error classes. */
const tools = [
  "arrayHint",
  "broadcastShapes",
  "canBroadcast",
  "checkDType",
  "checkFloatDType",
  "checkOption",
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
  "readOptions",
  "reducedShape",
  "sameShape",
  "shown",
  "sizeOf",
];

test("@dz/ndarray refuses wrong arguments in sentences of dz", async () => {
  const { calls, ...outcome } = await attack(ndarrayCalls, takesMore);
  expect(outcome).toEqual({ unwilling: [], bad: [], accepted: [] });
  expect(calls).toBeGreaterThan(5000);
});

test("every export of @dz/ndarray is tried", () => {
  const left = untried(all, ndarrayCalls).filter((name) => !name.endsWith("Error"));
  expect(left.sort()).toEqual(tools);
});
