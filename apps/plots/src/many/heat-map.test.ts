import { expect, test } from "vitest";
import type { Figure } from "../figure.ts";
import { checkFigure } from "../testing/check-figure.ts";
import { grid, sweepOf, sweptRun } from "../testing/swept-fixture.ts";
import { heatMap } from "./heat-map.ts";

test("picture", () => checkFigure(() => heatMap(sweepOf(grid()), 0) as Figure));

test("the median of each cell, of the two settings with the most values, and nothing where there is no run", () => {
  const at = (hidden: number, clip: number | null, model: string, ...losses: number[]) =>
    losses.map((best, seed) => sweptRun({ settings: { hidden, clip, model }, seed, best }));
  const runs = [
    ...at(20, null, "rnn", 1, 5),
    ...at(20, null, "mlp", 2),
    ...at(3, 0.5, "rnn", 4, 8),
    ...at(100, 0.5, "rnn", 7),
    ...at(100, 10, "rnn", Number.NaN),
  ];
  const { table, description, svg } = heatMap(sweepOf(runs), 0) as Figure;
  expect(table).toEqual({
    columns: ["hidden", "clip 0.5", "clip 10", "clip none"],
    rows: [
      ["3", 6, "", ""],
      ["20", "", "", 2],
      ["100", 7, Number.POSITIVE_INFINITY, ""],
    ],
  });
  expect(description).toBe(
    "The median of the best test losses is lowest with hidden 20 and clip none, 2, and highest with hidden 100 and clip 0.5, 7; runs with all other settings count together.",
  );
  expect(svg.match(/>–</g)).toHaveLength(5);
  expect(svg).toContain('class="key"');
});

test("too many columns are cut, and it says so", () => {
  const runs = Array.from({ length: 14 * 15 }, (_, i) =>
    sweptRun({ settings: { hidden: i % 15, bptt: Math.floor(i / 15) } }),
  );
  const { table, description } = heatMap(sweepOf(runs), 0) as Figure;
  expect([table.columns.length, table.rows.length]).toEqual([13, 15]);
  expect(description).toContain("; the first 15 of 15 values of hidden and the first 12 of 14 of bptt are shown.");
});

test("nothing where only one setting varies", () => {
  expect(heatMap(sweepOf([1, 2, 3].map((hidden) => sweptRun({ settings: { hidden } }))), 0)).toBeNull();
});
