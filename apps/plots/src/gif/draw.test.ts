import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";

test("input that is none is an error, and no GIF", () => {
  const args = ["--disable-warning=ExperimentalWarning", join(import.meta.dirname, "draw.ts")];
  const { status, stdout } = spawnSync(process.execPath, args, { input: "[" });
  expect([status, stdout.length]).toEqual([1, 0]);
});
