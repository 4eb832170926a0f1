import { lineOf, type Page, type Program, plain, type Values } from "./page.ts";

/** The output, the trace and the results of a program. */
export interface Recorded {
  readonly lines: readonly string[];
  readonly trace: readonly (readonly number[])[];
  /** The results as numbers and texts; null if the program was stopped. */
  readonly values: Values | null;
}

class Stop extends Error {}

/**
 * Runs a program and records its output instead of printing it. After `rows` rows of its trace it is stopped, so that
 * the beginning of long training can be tested.
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
