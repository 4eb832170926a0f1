import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readFailure, removeFailure, writeFailure } from "./failure.ts";

test("a failure has its reason until it is forgotten, also one that was cut off", () => {
  const folder = mkdtempSync(join(tmpdir(), "dz-failure-"));
  expect(readFailure(folder, "a")).toBeNull();
  writeFailure(folder, "a", "no room");
  expect(readFailure(folder, "a")).toBe("no room");
  for (const text of ["", '{"rea', "null", '{"reason":1}']) {
    writeFileSync(join(folder, "a.failed.json"), text);
    expect(readFailure(folder, "a")).toBe("for a reason that was not written down");
  }
  removeFailure(folder, "a");
  removeFailure(folder, "a");
  expect(readFailure(folder, "a")).toBeNull();
  rmSync(folder, { recursive: true });
});
