import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { root } from "./lib/paths.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "compile-cache-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test.each(["sin-rnn", "plots"])("%s starts, also with what was kept, and where nothing can be kept", (app) => {
  const cwd = join(root, "apps", app);
  const { scripts } = JSON.parse(readFileSync(join(cwd, "package.json"), "utf8")) as { scripts: { start: string } };
  const [node, ...args] = scripts.start.split(" ");
  expect(node).toBe("node");
  const version = (cache: string): string => {
    const env = { ...process.env, NODE_COMPILE_CACHE: cache };
    return execFileSync(process.execPath, [...args, "--version"], { cwd, env, encoding: "utf8" });
  };

  const cache = join(folder, "cache");
  const first = version(cache);
  expect(first).toMatch(/^\d+\.\d+\.\d+\n$/);
  expect(readdirSync(cache, { recursive: true }).length).toBeGreaterThan(50);
  expect(version(cache)).toBe(first);
  const file = join(folder, "file");
  writeFileSync(file, "no folder");
  expect(version(file)).toBe(first);
});
