import { lineOf, type Page, type Program, plain, type Values } from "./page.ts";

/** What a program has printed, noted and returned. */
export interface Recorded {
  readonly lines: readonly string[];
  readonly trace: readonly (readonly number[])[];
  /** The results as numbers and texts; null if the program was stopped. */
  readonly values: Values | null;
}

class Stop extends Error {}

/**
 * Runs a program and keeps what it does instead of showing it. After `rows` rows of its trace it is stopped, so that the
 * beginning of a long training can be looked at.
 */
export function record({ run }: Program, rows: number = Number.POSITIVE_INFINITY): Recorded {
  const lines: string[] = [];
  const trace: number[][] = [];
  const page: Page = {
    print: (...things) => {
      lines.push(...lineOf(things).split("\n"));
    },
    trace: (...values) => {
      trace.push(values.map((x) => (typeof x === "number" ? x : x.item())));
      if (trace.length === rows) throw new Stop();
    },
    draw: () => {},
    data: null,
  };
  try {
    const values = Object.fromEntries(Object.entries(run(page)).map(([name, value]) => [name, plain(value)]));
    return { lines, trace, values };
  } catch (error) {
    if (error instanceof Stop) return { lines, trace, values: null };
    throw error;
  }
}
