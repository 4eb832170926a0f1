/** How long to measure. */
export interface Settings {
  /** The epochs of the article's job. */
  readonly epochs: number;
  /** For how long a measurement repeats what it measures; 0 is as few times as possible. */
  readonly seconds: number;
}

/** One number that a program measured. More is better if the unit is something per second, else less is better. */
export interface Value {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
}

/** What a contender does for a job; each value is given as soon as it is known. */
export type Measure = (settings: Settings) => Iterable<Value> | AsyncIterable<Value>;

/** What is measured in one go, in a process of its own for each contender. */
export interface Job {
  /** What `--only` and the peers' programs call it: `matmul-1024`. */
  readonly name: string;
  /** The contenders that are part of this program, by their names. */
  readonly contenders: Readonly<Record<string, Measure>>;
}

/** What a contender should reach in each row whose name (`JOB NAME`) matches. */
export type Goal = { readonly rows: RegExp; readonly contender?: string } & (
  | { /** At least so many times as fast as this one. */ readonly reference: string; readonly speed: number }
  | { /** A value not above this. */ readonly atMost: number }
);

/** A kind of work: one table. */
export interface Work {
  readonly name: string;
  readonly title: string;
  readonly jobs: readonly Job[];
  readonly goals: readonly Goal[];
}
