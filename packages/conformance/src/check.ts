/**
 * The comparisons of one case, and their problems.
 *
 * @module
 */
import type { NdArray } from "@dz/ndarray";
import { type Allowance, type Difference, difference } from "./compare.ts";
import { type DataType, type Decoded, dzType } from "./decode.ts";
import type { Fields } from "./fields.ts";

/** A disagreement, as printable text. */
export interface Problem {
  /** The field of the case, such as `grads[0]`. */
  readonly field: string;
  /** The element, such as `[1, 2]`; absent for the field as a whole. */
  readonly element?: string;
  readonly got: string;
  readonly want: string;
  /** The allowed difference; absent for exact comparisons. */
  readonly tolerance?: string;
  /** The number of wrong elements of the field. */
  readonly wrong?: number;
}

/** The result of a case. */
export type CaseResult =
  | { readonly id: string; readonly status: "passed" }
  | { readonly id: string; readonly status: "failed"; readonly problems: readonly Problem[] }
  | { readonly id: string; readonly status: "skipped"; readonly name: string; readonly reason: string };

/** Elements in row-major order: those of a dz array, or of one in a file. */
export interface Flat {
  readonly shape: readonly number[];
  readonly dtype: string;
  readonly values: ArrayLike<number | bigint>;
}

/** Collects the problems of one case. */
export class Check {
  readonly problems: Problem[] = [];
  /** The number of comparisons of numbers and other values. */
  compared = 0;

  /** Records a problem. */
  fail(field: string, got: string, want: string): void {
    this.problems.push({ field, got, want });
  }

  /** Compares values that must be equal: numbers, texts, lists. */
  same(field: string, got: unknown, want: unknown): void {
    this.compared++;
    const [g, w] = [JSON.stringify(got), JSON.stringify(want)];
    if (g !== w) this.fail(field, String(g), String(w));
  }

  number(field: string, got: number, want: number, allowance: Allowance): void {
    this.compared++;
    this.note(field, difference([got], [want], allowance), null);
  }

  /** Compares a list of numbers. */
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

  /** Compares a dz array; integers of every width are int32 in dz. */
  array(field: string, got: NdArray, want: Decoded, allowance: Allowance): void {
    this.flat(field, flatten(got), { ...want, dtype: dzType(want.dtype) }, allowance);
  }

  /** Compares shape, dtype and elements of an array. */
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

/** The elements of a dz array. */
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

/** Runs a case. It fails if a comparison fails, if it throws, if nothing was compared, and if a field was not read. */
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
