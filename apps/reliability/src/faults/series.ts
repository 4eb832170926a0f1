import { readFileSync } from "node:fs";
import { join } from "node:path";
import { RandomState } from "@dz/ndarray";
import { readSeries } from "@dz/series";

/** A series of a lesson. */
export interface LessonSeries {
  readonly name: string;
  readonly values: Float64Array;
  /** The period in steps, if the lesson says one. */
  readonly period: number | null;
  /** Whether the value before the last one says more than the last one alone. */
  readonly needsPast: boolean;
}

/** Two sets of series: rules are set on one and measured on the other. */
export type SetName = "tuning" | "held-out";

const LENGTH = 500;

/** Makes the series of a set; a seed draws their noise. */
export function seriesOf(set: SetName, seed: number): LessonSeries[] {
  const random = new RandomState(seed);
  const normal = (): number => random.normal();
  return set === "tuning"
    ? [
        made("sines 25 and 9", 25, (t) => wave(t, 25) + 0.5 * wave(t, 9) + 0.1 * normal()),
        made("sine 40", 40, (t) => wave(t, 40) + 0.2 * normal()),
        made("second order", null, (_, past) => 1.3 * back(past, 1) - 0.6 * back(past, 2) + normal()),
        { ...real("seattle-daily", "temp_max", 300, null), needsPast: false },
      ]
    : [
        made("sines 31 and 13", 31, (t) => wave(t, 31) + 0.7 * wave(t, 13) + 0.15 * normal()),
        made("sine 18", 18, (t) => 1.5 * wave(t, 18) + 0.1 * normal()),
        made(
          "third order",
          null,
          (_, past) => 0.6 * back(past, 1) + 0.5 * back(past, 2) - 0.4 * back(past, 3) + normal(),
        ),
        real("seattle-hourly", "temperature", 4000, 24),
        changes(real("co2-monthly", "co2", 200, 12)),
      ];
}

/** Independent draws, in which nothing is to be learned. */
export function noise(seed: number, length: number = LENGTH): LessonSeries {
  const random = new RandomState(seed);
  return made("noise", null, () => random.normal(), length);
}

function made(
  name: string,
  period: number | null,
  rule: (t: number, past: readonly number[]) => number,
  length: number = LENGTH,
): LessonSeries {
  const values: number[] = [];
  for (let t = 0; t < length + 50; t++) values.push(rule(t, values));
  return { name, values: Float64Array.from(values.slice(50)), period, needsPast: true };
}

function real(file: string, column: string, from: number, period: number | null): LessonSeries {
  const path = join(import.meta.dirname, "../../../../packages/series/data", `${file}.csv`);
  const values = readSeries(readFileSync(path), { columns: [column], gaps: "keep", missing: "drop" }).columns.get(
    column,
  ) as Float64Array;
  return { name: file, values: values.slice(from, from + LENGTH), period, needsPast: true };
}

function changes(series: LessonSeries): LessonSeries {
  const { values } = series;
  return { ...series, values: values.slice(1).map((value, t) => value - (values[t] as number)) };
}

const wave = (t: number, period: number): number => Math.sin((2 * Math.PI * t) / period);
const back = (past: readonly number[], steps: number): number => past.at(-steps) ?? 0;
