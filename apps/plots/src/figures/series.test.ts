import { expect, test } from "vitest";
import type { Figure } from "../figure.ts";
import { checkFigure } from "../testing/check-figure.ts";
import { judgedRun } from "../testing/learned-fixture.ts";
import { seriesParts } from "./series.ts";

const run = judgedRun();

test("picture", () => checkFigure(() => seriesParts(run) as Figure));

test("says how many values each part has, and what they range over", () => {
  const { description, svg } = seriesParts(run);
  expect(description).toMatch(
    /^The 240 values of co2: 168 for training, from 29\d\.\d to \d+\.\d; 24 for validation, .*; 48 for test/,
  );
  for (const part of ["training", "validation", "test", "2000", "2010"]) expect(svg).toContain(`>${part}</text>`);
});

test("a million points are a small picture with all that can be seen", () => {
  const values = Float64Array.from({ length: 1_000_000 }, (_, i) => Math.sin(i));
  values[500_000] = 9;
  const series = { ...run.series, values, times: null, trainEnd: 700_000, testStart: 800_000 };
  const { svg, description, table } = seriesParts({ ...run, series });
  expect(svg.length).toBeLessThan(30_000);
  expect(description).toMatch(/; \d+ of 1000000 are drawn, the lowest and the highest of each stretch\.$/);
  expect(table.rows).toContainEqual([500_000, 9, "training"]);
  expect(table.rows.at(-1)?.[2]).toBe("test");
});
