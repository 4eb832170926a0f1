/**
 * A figure: a picture, its texts, and the numbers behind it.
 *
 * @module
 */

import type { Question } from "@dz/probes";

/** The numbers behind a figure, as rows with named columns. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/**
 * One figure of a report. Figures are made by pure functions of the data of runs: the same data give the same bytes.
 */
export interface Figure {
  /** Its name in file names and links: `loss-rnn-adam`. */
  readonly id: string;
  readonly title: string;
  /** One sentence on what this figure of these data shows. */
  readonly description: string;
  /** A standalone SVG document. */
  readonly svg: string;
  readonly table: Table;
  /** The name of the run to whose section of the page it belongs, of a run that learned a series of a user. */
  readonly run?: string;
  /** The question that it answers, of a run that was asked why it came out as it did. */
  readonly why?: Question;
  /** The number of the sweep that it is of, from 0, of many runs. */
  readonly sweep?: number;
  /** Whether the numbers are as important as the picture, and begin with the most important ones (default false). */
  readonly ranked?: boolean;
}
