/** The extent of a measurement. */
export interface Settings {
  /** The epochs of the jobs that have them. */
  readonly epochs: number;
  /** The duration of a measurement in seconds; 0 for the least number of repetitions. */
  readonly seconds: number;
}

/** A measured number. Larger is better if the unit is per second, otherwise smaller is better. */
export interface Value {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
}

/** Measures a job for a contender; yields each value as soon as it is known. */
export type Measure = (settings: Settings) => Iterable<Value> | AsyncIterable<Value>;

/** One measurement, in a separate process for each contender. */
export interface Job {
  /** Its name for `--only` and the programs of the peers: `matmul-1024`. */
  readonly name: string;
  /** How many epochs it has unless the command says (default 100). */
  readonly epochs?: number;
  /** The contenders of this program, by name. */
  readonly contenders: Readonly<Record<string, Measure>>;
}

/** What a contender should reach in each row whose name (`JOB NAME`) matches. */
export type Goal = { readonly rows: RegExp; readonly contender?: string } & (
  | { /** The least speed relative to this contender. */ readonly reference: string; readonly speed: number }
  | { /** A value not above this. */ readonly atMost: number }
);

/** A kind of work: one table. */
export interface Work {
  readonly name: string;
  readonly title: string;
  readonly jobs: readonly Job[];
  readonly goals: readonly Goal[];
}
