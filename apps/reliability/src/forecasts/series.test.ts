import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { madeValues } from "./made-series.ts";
import { fileOf, madeSeries, type TrialSeries, trialSeries } from "./series.ts";

test("real series are there, with their columns", () => {
  for (const { file, column } of trialSeries) {
    expect(existsSync(file as string)).toBe(true);
    expect(
      readFileSync(file as string, "utf8")
        .split("\n", 1)[0]
        ?.split(","),
    ).toContain(column);
  }
});

test("a made series is written, a real one is read where it is", () => {
  const folder = mkdtempSync(join(tmpdir(), "dz-series-"));
  try {
    const [made] = madeSeries as [TrialSeries];
    const [head, ...rows] = readFileSync(fileOf(made, folder), "utf8").trimEnd().split("\n");
    expect([head, rows.map(Number)]).toEqual(["y", madeValues(made.name)]);
    const [real] = trialSeries as [TrialSeries];
    expect(fileOf(real, folder)).toBe(real.file);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
