import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { UsageError } from "@dz/command-line";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Options, parseOptions } from "../options.ts";
import { sales } from "../testing/sales.ts";
import { readSeriesTask, savedSeriesTask } from "./series-input.ts";
import type { SeriesOptions } from "./series-options.ts";
import type { SeriesTask } from "./series-task.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "dz-series-input-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function read(text: string, ...args: string[]): Promise<SeriesTask> {
  writeFileSync(join(folder, "sales.csv"), text);
  const context = { cwd: folder, now: new Date(0), drawSeed: () => 0 };
  const { series } = parseOptions(["--data", "sales.csv", ...args], context) as Options;
  return readSeriesTask(series as SeriesOptions);
}

describe("readSeriesTask", () => {
  test("finds the period in the training part, a horizon and the calendar, and says so", async () => {
    const { learned, about, data } = await read(sales(0, 300));
    const { period, horizon, strategy, calendar, trainEnd, testStart } = learned.plan;
    expect({ period, horizon, strategy, calendar, trainEnd, testStart }).toEqual({
      period: 7,
      horizon: 7,
      strategy: "recursive",
      calendar: ["weekday"],
      trainEnd: 210,
      testStart: 240,
    });
    expect([learned.name, learned.timeName, data.values.length]).toEqual(["sales", "date", 300]);
    expect(about).toBe(
      "sales: 300 values, one each day (210 to train, 30 to validate, 60 to test); period 7; calendar: weekday; changes; 7 steps ahead, recursive",
    );
  });

  test("says what was done to the rows", async () => {
    const text = sales(0, 300).replace(/^2024-02-01,.*$/m, "2024-02-01,");
    expect((await read(text, "--missing", "interpolate")).about).toMatch(/; in the file: 1 missing value filled$/);
  });

  test("takes the direct strategy where observed columns are known too late for the other", async () => {
    const text = sales(0, 300).replace(/$/gm, ",1").replace(/,1\n/, ",rain\n").replace(/\n,1$/, "\n");
    const strategyOf = async (...args: string[]): Promise<string> =>
      (await read(text, "--column", "sales", "--with", "rain", ...args)).learned.plan.strategy;
    expect(await strategyOf()).toBe("direct");
    expect(await strategyOf("--lag", "7")).toBe("recursive");
    await expect(strategyOf("--strategy", "recursive")).rejects.toThrow("of at least 7 steps before, not 0");
  });

  test.each<[string, string, string[]]>([
    ["", "is empty", []],
    ["date,sales\n2024-01-01,5\n", "needs at least two", []],
    [sales(0, 300), "there is no column sale; did you mean sales? There are date and sales", ["--column", "sale"]],
    [sales(0, 300).replace(/^2024-01-03,.*$/m, "2024-01-03,many"), 'row 4, column sales: "many"', []],
    [sales(0, 300).replace(/,[\d.]+$/gm, ",7"), "are equal: there is nothing to learn", []],
    [sales(0, 300).replace(/^2024-01-03,.*$/m, "2024-01-03,inf"), "row 4, column sales", []],
    [sales(0, 300), "the test part has only 60 values", ["--horizon", "61"]],
    [sales(0, 300), "--period 400", ["--period", "400"]],
    [sales(0, 5), "sales.csv", []],
    [
      sales(0, 60)
        .replace(/,/g, ",-")
        .replace(/^date,-/, "date,"),
      "a logarithm needs positive ones",
      ["--log"],
    ],
  ])("refuses in one line: %#", async (text, message, args) => {
    const refused = await read(text, ...args).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(UsageError);
    expect((refused as Error).message).toContain(message);
    expect((refused as Error).message).not.toContain("\n");
  });
});

describe("savedSeriesTask", () => {
  test("is the one that was read", async () => {
    const task = await read(sales(0, 100));
    const data = JSON.parse(JSON.stringify(task.learned)) as Record<string, never>;
    const saved = savedSeriesTask("/runs/x", { data } as never, task.pack());
    expect([saved.learned, saved.data]).toEqual([task.learned, task.data]);
  });

  test("names the file that is wrong", async () => {
    const task = await read(sales(0, 100));
    const config = { data: task.learned } as never;
    expect(() => savedSeriesTask("/runs/x", config, null)).toThrow("run folder /runs/x: series.npz, the series");
    expect(() => savedSeriesTask("/runs/x", {} as never, task.pack())).toThrow(
      "run folder /runs/x: config.json: data:",
    );
    expect(() => savedSeriesTask("/runs/x", config, new Uint8Array(9))).toThrow("run folder /runs/x: series.npz: ");
  });
});
