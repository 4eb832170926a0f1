import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseBacktest } from "@dz/forecasting";
import { readRun } from "@dz/runs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { begin, endAll, runProgram } from "./testing/program.ts";
import { sales } from "./testing/sales.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "dz-series-"));
});
afterEach(async () => {
  await endAll();
  rmSync(folder, { recursive: true });
});

const write = (name: string, text: string | Uint8Array): void => writeFileSync(join(folder, name), text);
const small = ["--hidden", "4", "--epochs", "4", "--seed", "3"];
const learn = (out: string, ...args: string[]): ReturnType<typeof runProgram> =>
  runProgram(folder, "--data", "sales.csv", "--out", out, ...small, ...args);

/** All files of a run that say what was learned, but for the times of its epochs. */
function results(out: string): Record<string, string> {
  const text = (name: string): string => readFileSync(join(folder, out, name), "latin1");
  const metrics = text("metrics.jsonl").replace(/"seconds":[^,}]+/g, "");
  const names = ["predictions.npy", "weights.npz", "series.npz", "backtest.json", "forecast.csv"];
  return { metrics, ...Object.fromEntries(names.map((name) => [name, text(name)])) };
}

describe("a run on a series", () => {
  beforeEach(() => write("sales.csv", sales(0, 300)));

  test("trains, judges and forecasts, and says whether to trust it", async () => {
    const { code, stdout, stderr } = await learn("run");
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/^validation loss:[\d.]+$/m);
    expect(stdout).toMatch(/^GRU +[\d.]+ /m);
    expect(stdout).toMatch(/^On the last 20 % the GRU |^It repeats the last value/m);

    const run = readRun(join(folder, "run"));
    expect(run.metrics.map(({ testLoss }) => testLoss)).toEqual([NaN, NaN, NaN, NaN]);
    for (const { validLoss } of run.metrics) expect(validLoss).toBeGreaterThan(0);
    expect(run.predictions?.shape).toEqual([4, 30]);
    const backtest = parseBacktest(Buffer.from(run.file("backtest") ?? []).toString());
    expect([backtest.name, backtest.length, backtest.testStart, backtest.period]).toEqual(["sales", 300, 240, 7]);
    const rows = readFileSync(join(folder, "run", "forecast.csv"), "utf8")
      .trimEnd()
      .split("\n");
    expect(rows[0]).toBe("date,sales,sales low,sales high");
    expect(rows[1]).toMatch(/^2024-10-27,/);
    expect(rows.length).toBe(1 + backtest.horizon);
  });

  test("goes on to the same bits after it was interrupted, without its file", async () => {
    await learn("whole", "--checkpoint-every", "1");
    const { ended } = begin(
      folder,
      ["--data", "sales.csv", "--out", "cut", ...small, "--checkpoint-every", "1", "--format", "lines"],
      /epoch:2/,
      (child) => child.kill("SIGKILL"),
    );
    await ended;
    rmSync(join(folder, "sales.csv"));
    const { code, stderr } = await runProgram(folder, "--resume", "cut");
    expect([code, stderr.replace(/.*is finished.*\n/, "")]).toEqual([0, ""]);
    expect(results("cut")).toEqual(results("whole"));
  });

  test("begins anew from its file if it was killed before it had kept the series", async () => {
    await learn("whole");
    cpSync(join(folder, "whole"), join(folder, "early"), { recursive: true });
    for (const name of readdirSync(join(folder, "early"))) {
      if (name !== "config.json") rmSync(join(folder, "early", name));
    }
    write("early/metrics.jsonl", "");
    expect((await runProgram(folder, "--resume", "early")).code).toBe(0);
    expect(results("early")).toEqual(results("whole"));

    rmSync(join(folder, "early", "series.npz"));
    for (const name of ["weights.npz", "checksums.json", "predictions.npy", "backtest.json", "forecast.csv"]) {
      rmSync(join(folder, "early", name));
    }
    write("early/metrics.jsonl", "");
    write("sales.csv", sales(0, 301));
    const { code, stderr } = await runProgram(folder, "--resume", "early");
    expect([code, stderr]).toEqual([2, expect.stringContaining("sales.csv has changed since; start another run")]);
  });

  test("ends early when the validation loss is no better for some epochs", async () => {
    const { stdout } = await learn("run", "--epochs", "60", "--lr", "0.2", "--early-stopping", "2", "--format", "json");
    const end = JSON.parse(stdout.trimEnd().split("\n").at(-1) as string) as Record<string, number | string>;
    expect(end.epochs).toBeLessThan(60);
    expect(end.epochs).toBe((end.bestEpoch as number) + 3);
    expect(end.savedEpoch).toBe(end.bestEpoch);
    expect(end.verdict).toMatch(/\.$/);
    expect((await runProgram(folder, "--resume", "run")).stderr).toContain("finished");
  });
});

test("a series of 10 points is learned, and the verdict is that it is too short", async () => {
  write("sales.csv", sales(0, 10));
  const { code, stdout } = await learn("run");
  expect(code).toBe(0);
  expect(stdout).toMatch(/^The test part has only 2 values, too few to tell methods apart\.$/m);
});

test("bad input is one line, exit code 2, and nothing written", async () => {
  write("sales.csv", sales(0, 300).replace(/^2024-01-03,.*$/m, "2024-01-03,many"));
  const { code, stdout, stderr } = await learn("run");
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr).toMatch(/^sin-rnn: --data .*sales\.csv: row 4, column sales: "many" .*\n$/);
  expect(existsSync(join(folder, "run"))).toBe(false);
});
