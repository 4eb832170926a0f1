/**
 * What a figure is: a picture, its words, and the numbers behind it.
 *
 * @module
 */
/** The numbers behind a figure, as rows under named columns. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}
/** One figure of a report. A figure is made by a pure function of the data of runs: the same data give the same bytes. */
export interface Figure {
  /** Its name in file names and links: `loss-rnn-adam`. */
  readonly id: string;
  readonly title: string;
  /** One sentence that says what this figure of these data shows. */
  readonly description: string;
  /** A standalone SVG document. */
  readonly svg: string;
  readonly table: Table;
}
//# sourceMappingURL=figure.d.ts.map
