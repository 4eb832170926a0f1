/**
 * What a probe says: sentences by key, with their numbers, and one chart. Words come last, from the catalogue, so that the
 * same answer can be told in every language.
 *
 * @module
 */
import type { MessageKey } from "./catalogue/catalogue.ts";

/** The questions in the order in which they are answered. */
export const questions = ["good", "where", "waves", "below", "learned", "wrong", "sure"] as const;

export type Question = (typeof questions)[number];

/** A sentence: which one, and what stands in its places. A value that is a {@link Message} is told in the same language. */
export interface Message {
  readonly key: MessageKey;
  readonly values?: Readonly<Record<string, number | string | Message>>;
}

/** The answer to a question. */
export interface Answer {
  readonly question: Question;
  /** The answer in one sentence ... */
  readonly answer: Message;
  /** ... and what it rests on, a sentence each. */
  readonly details: readonly Message[];
  /** The figure that shows the answer ... */
  readonly chart: Chart;
  /** ... and what else is to be seen (default none). */
  readonly more?: readonly Chart[];
}

/** An axis of a chart. */
export interface ChartAxis {
  readonly label: Message;
  /** Whether it is logarithmic (default false). */
  readonly log?: boolean;
}

/** A figure as data; what is not finite is a gap. */
export type Chart = LineChart | BarChart | MapChart;

/** Curves, or points, over numbers. */
export interface LineChart {
  readonly kind: "lines";
  readonly title: Message;
  readonly x: ChartAxis;
  readonly y: ChartAxis;
  readonly lines: readonly {
    readonly name: Message;
    readonly x: readonly number[];
    readonly y: readonly number[];
    /** (default "line") */
    readonly as?: "line" | "dashed" | "points";
  }[];
}

/** A bar for each of some named values, perhaps with an interval. */
export interface BarChart {
  readonly kind: "bars";
  readonly title: Message;
  readonly value: ChartAxis;
  readonly bars: readonly {
    readonly name: Message;
    readonly value: number;
    readonly low?: number;
    readonly high?: number;
    /** Whether it is what the sentence is about (default false). */
    readonly main?: boolean;
  }[];
}

/** A value for each pair of a row and a column. */
export interface MapChart {
  readonly kind: "map";
  readonly title: Message;
  readonly rows: { readonly label: Message; readonly names: readonly (number | string | Message)[] };
  readonly columns: { readonly label: Message; readonly names: readonly (number | string | Message)[] };
  /** [rows][columns] */
  readonly values: readonly (readonly number[])[];
  readonly value: ChartAxis;
}
