/**
 * One case of the data: what was compared and what did not agree.
 *
 * @module
 */
import type { NdArray } from "@dz/ndarray";
import { type Allowance, type Difference, difference } from "./compare.ts";
import { type DataType, type Decoded, dzType } from "./decode.ts";
import type { Fields } from "./fields.ts";

/** Something that did not agree, in words and numbers that can be printed. */
export interface Problem {
  /** Which field of the case, `grads[0]`. */
  readonly field: string;
  /** Which element of it, `[1, 2]`; absent if it is the whole. */
  readonly element?: string;
  readonly got: string;
  readonly want: string;
  /** The difference that would have been allowed; absent where nothing is rounded. */
  readonly tolerance?: string;
  /** How many elements of the field are wrong. */
  readonly wrong?: number;
}

/** What came of one case. */
export type CaseResult =
  | { readonly id: string; readonly status: "passed" }
  | { readonly id: string; readonly status: "failed"; readonly problems: readonly Problem[] }
  | { readonly id: string; readonly status: "skipped"; readonly name: string; readonly reason: string };

/** Anything with elements in row-major order: an array of dz's, or one as it is in a file. */
export interface Flat {
  readonly shape: readonly number[];
  readonly dtype: string;
  readonly values: ArrayLike<number | bigint>;
}

/** Collects what does not agree in one case. */
export class Check {
  readonly problems: Problem[] = [];
  /** How many numbers and other things were compared. */
  compared = 0;

  /** Notes a problem. */
  fail(field: string, got: string, want: string): void {
    this.problems.push({ field, got, want });
  }

  /** Two things that have to be the same: numbers, texts, lists. */
  same(field: string, got: unknown, want: unknown): void {
    this.compared++;
    const [g, w] = [JSON.stringify(got), JSON.stringify(want)];
    if (g !== w) this.fail(field, String(g), String(w));
  }

  number(field: string, got: number, want: number, allowance: Allowance): void {
    this.compared++;
    this.note(field, difference([got], [want], allowance), null);
  }

  /** A list of numbers. */
  numbers(
    field: string,
    got: ArrayLike<number | bigint>,
    want: ArrayLike<number | bigint>,
    allowance: Allowance,
  ): void {
    this.flat(
      field,
      { shape: [got.length], dtype: "", values: got },
      { shape: [want.length], dtype: "", values: want },
      allowance,
    );
  }

  /** An array of dz's; an integer of whatever width is an int32 there. */
  array(field: string, got: NdArray, want: Decoded, allowance: Allowance): void {
    this.flat(field, flatten(got), { ...want, dtype: dzType(want.dtype) }, allowance);
  }

  /** An array in whatever form: shape, dtype, elements. */
  flat(field: string, got: Flat, want: Flat, allowance: Allowance): void {
    this.compared += 2 + want.values.length;
    const shapes = [got, want].map(({ shape }) => `[${shape.join(", ")}]`) as [string, string];
    if (shapes[0] !== shapes[1]) {
      this.fail(`${field}.shape`, ...shapes);
      return;
    }
    if (got.dtype !== want.dtype) this.fail(`${field}.dtype`, got.dtype, want.dtype);
    this.note(field, difference(got.values, want.values, allowance), want.shape);
  }

  private note(field: string, found: Difference | null, shape: readonly number[] | null): void {
    if (found === null) return;
    const { index, got, want, allowed, count } = found;
    this.problems.push({
      field,
      ...(shape === null ? {} : { element: `[${position(index, shape).join(", ")}]` }),
      got: String(got),
      want: String(want),
      ...(allowed > 0 ? { tolerance: allowed.toPrecision(3) } : {}),
      ...(shape === null ? {} : { wrong: count }),
    });
  }
}

/** An array of dz's with its elements. */
export function flatten(a: NdArray): Flat & { readonly dtype: DataType } {
  return { shape: a.shape, dtype: a.dtype, values: a.toTypedArray() };
}

function position(index: number, shape: readonly number[]): number[] {
  let rest = index;
  return shape
    .toReversed()
    .map((length) => {
      const at = rest % length;
      rest = (rest - at) / length;
      return at;
    })
    .toReversed();
}

/**
 * Runs a case. It fails if something does not agree, if it throws, if nothing was compared, and if a field of it was not
 * read.
 */
export function runCase(id: string, fields: Fields, body: (check: Check, fields: Fields) => void): CaseResult {
  const check = new Check();
  try {
    body(check, fields);
    for (const name of fields.unread()) check.fail(name, "a field that the runner does not know", "only known fields");
    if (check.compared === 0) check.fail("(case)", "nothing to compare", "at least one number");
  } catch (error) {
    check.fail("(case)", describeError(error), "no error");
  }
  const { problems } = check;
  return problems.length === 0 ? { id, status: "passed" } : { id, status: "failed", problems };
}

/** An error in one line. */
export function describeError(error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return text.replaceAll(/\s*\n\s*/g, " ");
}
