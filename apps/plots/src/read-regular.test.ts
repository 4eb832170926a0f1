import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readRegular } from "./read-regular.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "plots-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("the bytes of a file, and of nothing else", () => {
  const at = (name: string): string => join(folder, name);
  writeFileSync(at("file"), "secret");
  symlinkSync(at("file"), at("link"));
  mkdirSync(at("folder"));
  execFileSync("mkfifo", [at("pipe")]); // reading it would wait for ever
  expect(readRegular(at("file"), 6)?.toString()).toBe("secret");
  expect(readRegular(at("file"), 5)).toBeNull();
  for (const name of ["link", "folder", "pipe", "none"]) expect(readRegular(at(name), 99)).toBeNull();
});
