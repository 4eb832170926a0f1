import { lineOf, type Page, type Program, plain, type Values } from "./page.ts";

/** The output, the trace, the drawings and the results of a program. */
export interface Recorded {
  readonly lines: readonly string[];
  readonly trace: readonly (readonly number[])[];
  /** What it has drawn, by the names of the files. */
  readonly drawn: Readonly<Record<string, string | Uint8Array>>;
  /** The results as numbers and texts; null if the program was stopped. */
  readonly values: Values | null;
}

class Stop extends Error {}

/**
 * Runs a program and records its output and its drawings instead of printing and writing them. After `rows` rows of its trace it is stopped, so that
 * the beginning of long training can be tested.
 */
export function record({ run }: Program, rows: number = Number.POSITIVE_INFINITY): Recorded {
  const lines: string[] = [];
  const trace: number[][] = [];
  const drawn: Record<string, string | Uint8Array> = {};
  const page: Page = {
    print: (...things) => {
      lines.push(...lineOf(things).split("\n"));
    },
    trace: (...values) => {
      trace.push(values.map((x) => (typeof x === "number" ? x : x.item())));
      if (trace.length === rows) throw new Stop();
    },
    draw: (name, contents) => {
      drawn[name] = contents();
    },
    data: null,
  };
  try {
    const values = Object.fromEntries(Object.entries(run(page)).map(([name, value]) => [name, plain(value)]));
    return { lines, trace, drawn, values };
  } catch (error) {
    if (error instanceof Stop) return { lines, trace, drawn, values: null };
    throw error;
  }
}

/** The drawings of a program that are empty, or pictures that are not whole or have a number that is none, a line for each. */
export function brokenPictures({ drawn }: Recorded): string[] {
  return Object.entries(drawn)
    .filter(([name, contents]) => contents.length === 0 || (name.endsWith(".svg") && !isPicture(String(contents))))
    .map(([name]) => `${name} is no picture`);
}

function isPicture(svg: string): boolean {
  return /^<svg [\s\S]*<\/svg>\n$/.test(svg) && !/NaN|Infinity|undefined/.test(svg);
}
