/** The series in `data/`, with the numbers that NumPy and statsmodels have for them. */
import { readFileSync } from "node:fs";
import type { Scores } from "../scores/errors.ts";
import type { HorizonScores } from "../scores/rolling.ts";

interface Expected {
  readonly column: string;
  readonly n: number;
  readonly trainLength: number;
  readonly testLength: number;
  readonly period: number;
  readonly arOrder: number;
  readonly horizon: number;
  readonly maseScale: number;
  readonly arCoefficients: readonly number[];
  readonly oneStep: Readonly<Record<string, Scores>>;
  readonly byHorizon: Readonly<Record<string, HorizonScores>>;
  readonly acf: readonly number[];
}

export interface RealSeries {
  readonly name: string;
  readonly values: Float64Array;
  readonly train: Float64Array;
  readonly expected: Expected;
}

const read = (file: string): string => readFileSync(new URL(`../../data/${file}`, import.meta.url), "utf8");

export const realSeries: readonly RealSeries[] = Object.entries(
  JSON.parse(read("expected.json")) as Record<string, Expected>,
).map(([name, expected]) => {
  const [head = "", ...rows] = read(`${name}.csv`).trim().split("\n");
  const column = head.split(",").indexOf(expected.column);
  const values = Float64Array.from(rows, (row) => Number(row.split(",")[column]));
  return { name, values, train: values.subarray(0, expected.trainLength), expected };
});

/** The largest relative difference of numbers, of lists of them, or of records of either. */
export function relativeDifference(got: unknown, want: unknown): number {
  if (typeof want === "number") return got === want ? 0 : Math.abs((got as number) - want) / Math.abs(want);
  const keys = Object.keys(want as object);
  return Math.max(
    ...keys.map((key) =>
      relativeDifference((got as Record<string, unknown>)[key], (want as Record<string, unknown>)[key]),
    ),
  );
}
