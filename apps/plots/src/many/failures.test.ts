import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { failuresText, readFailures } from "./failures.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "plots-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("the reasons beside run folders, also where a file is cut off or no file at all", () => {
  const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);
  write("b-seed1.failed.json", '{"reason":"out of \\u001bmemory"}');
  write("a-seed0.failed.json", '{"rea');
  write("c.json", '{"reason":"no"}');
  mkdirSync(join(folder, "d.failed.json"));
  write("e.failed.json", '{"reason":5}');
  const unknown = "for a reason that was not written down";
  expect(readFailures([join(folder, "x"), join(folder, "y")])).toEqual([
    { folder: join(folder, "a-seed0"), reason: unknown },
    { folder: join(folder, "b-seed1"), reason: "out of \\u{1b}memory" },
    { folder: join(folder, "d"), reason: unknown },
    { folder: join(folder, "e"), reason: unknown },
  ]);
});

test("how many, and at most five reasons, the most frequent first", () => {
  const failures = (...reasons: string[]) => reasons.map((reason, i) => ({ folder: String(i), reason }));
  expect(failuresText([])).toBe("");
  expect(failuresText(failures("a"))).toBe("1 run has failed: a.");
  expect(failuresText(failures("a", "b", "b", "c", "d", "e", "f"))).toBe(
    "7 runs have failed: b (2 times); a; c; d; e; and 1 further reason.",
  );
  expect(failuresText(failures(..."abcdefg"))).toContain("; and 2 further reasons.");
});
