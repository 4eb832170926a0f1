import { UsageError } from "@dz/command-line";
import { expect, test } from "vitest";
import { chooseHorizon } from "./choose-horizon.ts";

test.each([
  [null, 24, 1751, 875, 24],
  [null, null, 1751, 875, 12],
  [null, 12, 24, 12, 4],
  [null, 12, 24, 90, 8],
  [null, null, 2, 1, 1],
  [null, 5000, 90_000, 45_000, 1000],
  [24, 12, 24, 12, 24],
  [1, 12, 24, 12, 1],
])("asked %s, period %s, %i for testing, %i for validation: %i", (asked, period, test, valid, horizon) => {
  expect(chooseHorizon(asked, period, { test, valid })).toBe(horizon);
});

test("without a part for validation the test part alone counts", () => {
  expect(chooseHorizon(null, 12, { test: 24 })).toBe(8);
});

test("what the test part cannot judge is refused", () => {
  expect(() => chooseHorizon(25, 12, { test: 24 })).toThrow(
    new UsageError("--horizon 25: the test part has only 24 values; take fewer steps, or a larger --test"),
  );
  expect(() => chooseHorizon(null, null, { test: 0 })).toThrow(
    new UsageError("--test: the part for testing has no value; the series is too short, or that too small"),
  );
});
