/**
 * The page on which a program of the book prints and draws, and the results that it returns.
 *
 * @module
 */
import { Variable } from "@dz/core";
import { formatPlain, isNdArray } from "@dz/ndarray";

/** Where a program prints and draws. */
export interface Page {
  /** Prints a line of texts, numbers, arrays and Variables, with spaces between them. */
  readonly print: (...things: unknown[]) => void;
  /** Records numbers that change while the program runs, one row per call. */
  readonly trace: (...values: (Variable | number)[]) => void;
  /** Makes a file of that name, if files are wanted. */
  readonly draw: (name: string, contents: () => string | Uint8Array) => void;
  /** The folder with the reader's data, such as MNIST, or null. */
  readonly data: string | null;
}

/** The results of a program by their names: Variables, arrays, numbers, texts, and lists of them. */
export type Values = Readonly<Record<string, unknown>>;

/** A program: a step of the book, or an example. */
export interface Program {
  readonly title: string;
  /** The lesson of the program, in one sentence. */
  readonly teaches: string;
  readonly run: (page: Page) => Values;
}

/** The text of a printed line. */
export function lineOf(things: readonly unknown[]): string {
  return things.map(textOf).join(" ");
}

function textOf(thing: unknown): string {
  if (isNdArray(thing)) return formatPlain(thing);
  if (Array.isArray(thing)) return `[${thing.map(textOf).join(", ")}]`;
  return String(thing);
}

/** A value as numbers and texts: a Variable or an array becomes nested lists. */
export function plain(value: unknown): unknown {
  if (value instanceof Variable) return value.data.toArray();
  if (isNdArray(value)) return value.toArray();
  return Array.isArray(value) ? value.map(plain) : value;
}
