import type { TimeForm } from "./time-form.ts";
import type { TimeStep } from "./time-step.ts";

/** What was done to the rows of a file, beyond reading them. Plain data, for JSON. */
export interface ReadingNotes {
  /** Whether the rows had to be sorted. */
  readonly sorted: boolean;
  /** Blank rows that were skipped between others. */
  readonly blankRows: number;
  /** Rows that were added where times were missing. */
  readonly addedRows: number;
  /** Rows that were dropped because a value was missing. */
  readonly droppedRows: number;
  /** Values that were missing, those of added rows too, and are interpolated or repeated. */
  readonly filledValues: number;
}

/** Columns of numbers [length] over time. */
export interface Series {
  /** The names of the columns, in their order. */
  readonly names: readonly string[];
  /** The values by name: all finite. A map, so that a column may have any name. */
  readonly columns: ReadonlyMap<string, Float64Array>;
  readonly length: number;
  /** Milliseconds since 1970 UTC, increasing, or null without a column of times. Times without a zone count as UTC. */
  readonly times: Float64Array | null;
  /** The step from one time to the next; null without times, and if none fits (with gaps: "keep"). */
  readonly step: TimeStep | null;
  /** The name of the column of times. */
  readonly timeName: string | null;
  /** How the times were written, for `formatTime`. */
  readonly timeForm: TimeForm | null;
  /** The rows after the last value, of the columns that the option `ahead` names; null without such rows. */
  readonly ahead: Ahead | null;
  readonly notes: ReadingNotes;
}

/** What is known of the time after a series. */
export interface Ahead {
  /** The values by name, which go on where those of the series end. */
  readonly columns: ReadonlyMap<string, Float64Array>;
  readonly length: number;
  /** As those of the series, or null. */
  readonly times: Float64Array | null;
}
