/** The programs of docs/async.md, written into a folder and run as they stand there. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const page = readFileSync(here("../../docs/async.md"), "utf8");
const programs = [...page.matchAll(/^```ts\n\/\/ (\S+)\n(.*?)^```$/gms)].map(([, name, code]) => [name, code] as const);
const [, output] = /^```text\n(.*?)^```$/ms.exec(page) ?? [];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "dz-async-page-"));
  symlinkSync(here("../node_modules"), join(folder, "node_modules"), "junction");
  writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  for (const [name, code] of programs) writeFileSync(join(folder, name as string), code as string);
});
afterEach(() => rmSync(folder, { recursive: true }));

test("the worker of docs/async.md trains, and the main program loads its weights", () => {
  expect(programs.map(([name]) => name)).toEqual(["model.ts", "train.ts", "worker.ts", "main.ts"]);
  const flags = ["--conditions=@dz/source", "--import", new URL("../../scripts/preload.mjs", import.meta.url).href];
  const printed = execFileSync(process.execPath, [...flags, "main.ts"], { cwd: folder, encoding: "utf8" });
  expect(printed).toBe(output);
});
