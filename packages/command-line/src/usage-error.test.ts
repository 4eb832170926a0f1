import { expect, test } from "vitest";
import { UsageError } from "./usage-error.ts";

test("an error with a name of its own", () => {
  expect(String(new UsageError("--n takes 1, got 2"))).toBe("UsageError: --n takes 1, got 2");
});
