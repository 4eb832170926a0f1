/** The steps of a series on the axis of a chart, and in tables: times if it has any, else numbers from 0. */
import { type AxisOptions, timeText } from "@dz/drawing";
import type { LearnedSeries } from "./learned-series.ts";

/** Where steps of a series are on an axis. */
export interface Steps {
  /** The values of some steps on the axis. */
  readonly at: (steps: readonly number[]) => number[];
  /** The axis of the steps from `first` to `last`. */
  readonly axis: (first: number, last: number) => AxisOptions;
  /** The column of a table with the times of steps, and one of its cells; none without times. */
  readonly columns: readonly string[];
  readonly cells: (step: number) => string[];
  /** A step in a sentence: `2012-03-14`, or `step 7`. */
  readonly words: (step: number) => string;
}

/** The steps of a series, and with `further` times those after its end. Without these, a time axis ends with the series. */
export function stepsOf({ times, values }: LearnedSeries, further: readonly number[] | null = []): Steps {
  if (times === null || further === null) {
    return {
      at: (steps) => [...steps],
      axis: () => ({ label: "step" }),
      columns: [],
      cells: () => [],
      words: (step) => `step ${step}`,
    };
  }
  const timeOf = (step: number): number =>
    (step < values.length ? times[step] : further[step - values.length]) as number;
  const words = (step: number): string => timeText(timeOf(step));
  return {
    at: (steps) => steps.map(timeOf),
    // Ticks of days do not say of which year they are.
    axis: (first, last) => ({ label: `${words(first)} to ${words(last)}, UTC`, time: true }),
    columns: ["time"],
    cells: (step) => [words(step)],
    words,
  };
}
