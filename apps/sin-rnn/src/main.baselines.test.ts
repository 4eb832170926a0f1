import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { endAll, runProgram } from "./testing/program.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sin-rnn-"));
});
afterEach(async () => {
  await endAll();
  rmSync(folder, { recursive: true, force: true });
});

const rows = Array.from({ length: 40 }, (_, t) => `${2000 + t},${(t % 4) + t / 10}\n`).join("");

test("baselines prints a table, and with --format json one object with all numbers", async () => {
  writeFileSync(join(folder, "a.csv"), `year,y\n${rows}`);
  const lines = await runProgram(folder, "--", "baselines", "--data", "a.csv");
  expect([lines.code, lines.stderr]).toEqual([0, ""]);
  expect(lines.stdout).toMatch(/^y: 40 values, steps of 1 year, a period of 4, the last 8 for testing\n/);
  const { code, stdout } = await runProgram(folder, "baselines", "--data=a.csv", "--format=json", "--horizon=3");
  expect(code).toBe(0);
  const { name, length, period, horizon, maseScale, baselines } = JSON.parse(stdout);
  expect([name, length, period, horizon, maseScale]).toEqual(["y", 40, 4, 3, expect.closeTo(0.4, 12)]);
  expect(baselines[3]).toMatchObject({ name: "seasonalNaive", settings: { period: 4 }, byHorizon: { origins: 6 } });
  expect(readdirSync(folder)).toEqual(["a.csv"]);
});

test("its help is its own", async () => {
  const { code, stdout } = await runProgram(folder, "baselines", "--help");
  expect(code).toBe(0);
  expect(stdout).toMatch(/^Usage: .* baselines --data FILE \[options\]\n/);
});

test.each([
  [["--data", "b.csv"], /^sin-rnn: --data .*b\.csv: there is no such file\n$/],
  [["--data", "."], /^sin-rnn: --data .*: is a folder, not a file\n$/],
  [["--data", "a.csv", "--column", "z"], /^sin-rnn: --data .*a\.csv: there is no column z; there are year and y\n$/],
  [["--data", "a.csv", "--horizon", "9"], /^sin-rnn: --horizon 9: the test part has only 8 values; .*\n$/],
  [["--data", "a.csv", "--period", "50"], /^sin-rnn: --period 50: there are only 32 values .*\n$/],
  [["--data", "a.csv", "--model", "rnn"], /^sin-rnn: unknown option --model.*\n$/],
])("baselines %j: one line, exit code 2, nothing written", async (argv, stderr) => {
  writeFileSync(join(folder, "a.csv"), `year,y\n${rows}`);
  const result = await runProgram(folder, "baselines", ...argv);
  expect([result.code, result.stdout]).toEqual([2, ""]);
  expect(result.stderr).toMatch(stderr);
  expect(readdirSync(folder)).toEqual(["a.csv"]);
});
