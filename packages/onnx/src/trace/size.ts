import { ValueError } from "@dz/ndarray";

/** A number that is known, or one that depends on the sizes of the inputs. */
export type Size = number | SymbolicSize;

/**
 * A whole number that is a polynomial of symbols, such as `2·batch·length + 1`: each symbol has at most the power 1.
 */
export class SymbolicSize {
  static get name(): string {
    return "SymbolicSize";
  }

  /** The coefficient of each product of symbols; the empty product has the constant term. */
  readonly terms: readonly { readonly coefficient: number; readonly symbols: readonly string[] }[];

  constructor(terms: SymbolicSize["terms"]) {
    this.terms = terms;
  }

  /** As text: `batch`, `2·batch·length + 1`. */
  toString(): string {
    const text = this.terms.map(({ coefficient, symbols }) =>
      symbols.length === 0 ? String(coefficient) : [...(coefficient === 1 ? [] : [coefficient]), ...symbols].join("·"),
    );
    return text.join(" + ");
  }
}

/** What the symbols are in one run. */
export type Assignment = Readonly<Record<string, number>>;

/**
 * The size that was `values[i]` where the symbols were `runs[i]`: the polynomial through the first 2ⁿ runs, which are all
 * combinations of two values of n symbols. Null if it has fractions, or misses one of the further runs.
 */
export function fitSize(values: readonly number[], runs: readonly Assignment[]): Size | null {
  if (values.every((value) => value === values[0])) return values[0] as number;
  const products = subsets(Object.keys(runs[0] as Assignment));
  const rows = runs.map((run) => products.map((symbols) => symbols.reduce((n, name) => n * (run[name] as number), 1)));
  const count = products.length;
  const coefficients = solve(rows.slice(0, count), values.slice(0, count)).map((c) => Math.round(c));
  const right = rows.every(
    (row, i) => row.reduce((sum, x, j) => sum + x * (coefficients[j] as number), 0) === values[i],
  );
  if (!right) return null;
  const terms = products.map((symbols, i) => ({ symbols, coefficient: coefficients[i] as number }));
  return new SymbolicSize(terms.filter(({ coefficient }) => coefficient !== 0));
}

/** All subsets of a list, the largest first. */
function subsets(names: readonly string[]): string[][] {
  let all: string[][] = [[]];
  for (const name of names) all = all.flatMap((subset) => [[...subset, name], subset]);
  return all.sort((a, b) => b.length - a.length);
}

/** The solution of a small linear system, by Gauss with pivots. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i] as number]);
  const n = rows.length;
  for (let column = 0; column < n; column++) {
    const below = rows.slice(column).map((row) => Math.abs(row[column] as number));
    const pivot = column + below.indexOf(Math.max(...below));
    [rows[column], rows[pivot]] = [rows[pivot] as number[], rows[column] as number[]];
    const top = rows[column] as number[];
    for (const [i, row] of rows.entries()) {
      if (i === column) continue;
      const factor = (row[column] as number) / (top[column] as number);
      for (let j = column; j <= n; j++) row[j] = (row[j] as number) - factor * (top[j] as number);
    }
  }
  return rows.map((row, i) => (row[n] as number) / (row[i] as number));
}

/** @internal A number that must not vary with the sizes of the inputs. Throws {@link ValueError} for one that does. */
export function fixedSize(size: Size, what: string): number {
  if (typeof size === "number") return size;
  throw new ValueError(`exportOnnx: ${what} varies with the inputs, it is ${size}`);
}
