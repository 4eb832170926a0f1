import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const start = (...args: string[]) =>
  spawnSync(
    process.execPath,
    ["--conditions=@dz/source", fileURLToPath(new URL("./main.ts", import.meta.url)), ...args],
    { encoding: "utf8" },
  );

it("runs programs, one after the other", () => {
  const { status, stdout, stderr } = start("14", "20");
  expect([status, stderr]).toEqual([0, ""]);
  expect(stdout).toBe(
    "step 14: The same variable again\n2.0\n3.0\n" +
      "step 20: Operators: multiplication and addition\nvariable(7.0)\n2.0\n3.0\n",
  );
});

it("lists them, and explains itself", () => {
  expect(start("--list").stdout.split("\n").length).toBeGreaterThan(60);
  expect(start("--help").stdout).toContain("Usage: npx --yes pnpm@12 --filter steps start NUMBER");
});

it("ends with 2 and one clear line for a wrong number, before anything has run", () => {
  const { status, stdout, stderr } = start("14", "61");
  expect([status, stdout]).toEqual([2, ""]);
  expect(stderr).toMatch(/^steps: there is no 61: steps are 1 to 60, examples are [^\n]*\n$/);
});

it("ends with 1 if a program fails", () => {
  const { status, stderr } = start("51", "--data", "/nowhere/at/all");
  expect(status).toBe(1);
  expect(stderr).toMatch(/^steps: ENOENT: [^\n]*\/nowhere\/at\/all[^\n]*\n$/);
});
