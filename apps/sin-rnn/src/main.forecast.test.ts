import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { endAll, runProgram } from "./testing/program.ts";
import { day, sales } from "./testing/sales.ts";

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "dz-forecast-"));
  writeFileSync(join(folder, "sales.csv"), sales(0, 200));
  await runProgram(folder, "--data", "sales.csv", "--out", "run", "--hidden", "4", "--epochs", "3", "--seed", "1");
});
afterAll(async () => {
  await endAll();
  rmSync(folder, { recursive: true });
});

const forecast = (...args: string[]): ReturnType<typeof runProgram> => runProgram(folder, "forecast", "run", ...args);

test("is that of the run", async () => {
  const { code, stdout, stderr } = await forecast();
  expect([code, stderr]).toEqual([0, ""]);
  expect(stdout).toBe(readFileSync(join(folder, "run", "forecast.csv"), "utf8"));
});

test("goes further than the horizon, without bands there", async () => {
  const rows = (await forecast("--steps", "20")).stdout.trimEnd().split("\n");
  expect(rows.length).toBe(21);
  expect(rows[20]).toMatch(new RegExp(`^${day(219)},[\\d.]+,,$`));
  expect((await forecast()).stdout.trimEnd().split("\n")).toEqual(rows.slice(0, 7)); // a horizon of 6
});

test("takes newer rows, whether they come with the old ones or alone", async () => {
  writeFileSync(join(folder, "all.csv"), sales(0, 230));
  writeFileSync(join(folder, "new.csv"), sales(200, 230));
  writeFileSync(join(folder, "both.csv"), sales(190, 230));
  const texts = await Promise.all(
    ["all.csv", "new.csv", "both.csv"].map(async (name) => (await forecast("--data", name)).stdout),
  );
  expect(texts[0]).toMatch(new RegExp(`^date,sales,sales low,sales high\n${day(230)},`));
  expect(texts[1]).toBe(texts[0]);
  expect(texts[2]).toBe(texts[0]);
  expect(texts[0]).not.toContain(`${day(200)},`);
});

test("writes a new file, and overwrites none", async () => {
  expect(await forecast("--out", "next.csv")).toEqual({ code: 0, stdout: "", stderr: "" });
  expect(readFileSync(join(folder, "next.csv"), "utf8")).toBe((await forecast("--out", "-")).stdout);
  const { code, stderr } = await forecast("--out", "next.csv");
  expect([code, stderr]).toEqual([2, expect.stringContaining("exists already and is not overwritten")]);
});

test.each<[string[], string]>([
  [[], "forecast takes the folder of a run, such as runs/first"],
  [["none"], "none"],
  [["run", "other"], "takes one run"],
  [["run", "--steps", "0"], "--steps"],
  [
    ["run", "--data", "gap.csv"],
    "begins at 2024-07-29, but the series of the run goes on at 2024-07-19; the rows between are missing",
  ],
  [["run", "--data", "other.csv"], "its column is price, the run learned sales"],
])("refuses %j in one line", async (args, message) => {
  writeFileSync(join(folder, "gap.csv"), sales(210, 230));
  writeFileSync(join(folder, "other.csv"), sales(200, 230).replace("sales", "price"));
  const { code, stdout, stderr } = await runProgram(folder, "forecast", ...args, "--out", "refused.csv");
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr).toContain(message);
  expect(stderr.trimEnd().split("\n").length).toBe(1);
  expect(existsSync(join(folder, "refused.csv"))).toBe(false);
});

test("a run on the sine has no series to go on with", async () => {
  await runProgram(folder, "--epochs", "1", "--hidden", "2", "--out", "sine");
  const { code, stderr } = await runProgram(folder, "forecast", "sine");
  expect([code, stderr]).toEqual([2, expect.stringContaining("it learned the sine of the book")]);
});
