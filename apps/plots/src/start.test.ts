import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "start-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What the command says of its version. */
function version(cache: string): string {
  const env = { ...process.env, NODE_COMPILE_CACHE: cache };
  const args = ["--conditions=@dz/source", join(import.meta.dirname, "start.ts"), "--version"];
  return execFileSync(process.execPath, args, { env, encoding: "utf8" });
}

test("starts the command, also with what it has kept, and where nothing can be kept", () => {
  const cache = join(folder, "cache");
  const first = version(cache);
  expect(first).toMatch(/^\d+\.\d+\.\d+\n$/);
  expect(readdirSync(cache, { recursive: true }).length).toBeGreaterThan(50);
  expect(version(cache)).toBe(first);
  const file = join(folder, "file");
  writeFileSync(file, "no folder");
  expect(version(file)).toBe(first);
});
