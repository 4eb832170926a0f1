import { expect, test } from "vitest";
import { CPP, DZ, PLAIN, PYTORCH } from "./names.ts";
import { moreIsBetter, ratioOf, rowsOf, type Sample } from "./results.ts";

const samples = (contender: string, unit: string, values: readonly number[], name = "step"): Sample[] =>
  values.map((value, round) => ({ job: "elman-100", name, unit, contender, round, value }));

test("rowsOf computes medians, and ratios to the best reference round by round", () => {
  const [row, ...more] = rowsOf([
    ...samples(PLAIN, "ms", [40, 44, 42]),
    ...samples(DZ, "ms", [5, 30, 6]), // the machine was slow for all in the second round
    ...samples(CPP, "ms", [2, 10, 3]),
  ]);
  expect(more).toEqual([]);
  expect(row).toMatchObject({ job: "elman-100", name: "step", unit: "ms" });
  expect(row?.cells.map(({ contender, median, ratio }) => [contender, median, ratio])).toEqual([
    [DZ, 6, 2.5],
    [PLAIN, 42, 14],
    [CPP, 3, 1],
  ]);
});

test("rowsOf takes more as better in units per second", () => {
  const [row] = rowsOf([
    ...samples(DZ, "GFLOP/s", [20]),
    ...samples(PYTORCH, "GFLOP/s", [80]),
    ...samples(PLAIN, "GFLOP/s", [1]),
  ]);
  expect(row?.cells.map(({ ratio }) => ratio)).toEqual([0.25, 0.0125, 1]);
  expect(moreIsBetter("ms")).toBe(false);
});

test("rowsOf gives no ratio without a reference", () => {
  expect(rowsOf(samples(DZ, "ms", [5]))[0]?.cells[0]?.ratio).toBeNaN();
});

test("rowsOf ignores failed rounds", () => {
  const late = samples(CPP, "ms", [4]).map((sample) => ({ ...sample, round: 1 }));
  const cells = rowsOf([...samples(DZ, "ms", [5, 8]), ...late])[0]?.cells;
  expect(cells).toEqual([
    { contender: DZ, values: [5, 8], median: 5, ratio: 2 },
    { contender: CPP, values: [undefined, 4], median: 4, ratio: 1 },
  ]);
  expect(ratioOf([undefined], [1])).toBeNaN();
});
