import type { Parameter } from "@dz/core";
import { type NdArray, ValueError } from "@dz/ndarray";
import { refuseDataDependence } from "./data-dependence.ts";
import { otherValues, resized, type SymbolicAxes } from "./examples.ts";
import type { Graph } from "./graph.ts";
import { Mismatch, merge } from "./merge.ts";
import type { Assignment } from "./size.ts";
import { type Traceable, trace } from "./trace.ts";
import type { Trace } from "./value.ts";

/** More symbols would take more than 2³ runs. */
const MOST_SYMBOLS = 3;

/** Gives the graph of a computation with the sizes that `axes` names as symbols, or says why they cannot be symbolic. */
export type GraphMaker = (axes: SymbolicAxes) => Graph | Mismatch;

/**
 * Runs a computation three times, with other values each time, to see that its constants are constants; the function that is
 * returned runs it for n symbols on 2ⁿ + 1 combinations of sizes.
 *
 * Throws {@link ValueError} if a constant depends on values.
 */
export function graphMaker(fn: Traceable, examples: readonly NdArray[], parameters: readonly Parameter[]): GraphMaker {
  const traced = (arrays: readonly NdArray[]) => trace(fn, arrays, parameters);
  const first = traced(examples);
  for (const variant of [0, 1] as const) {
    refuseDataDependence(first, traced(examples.map((array) => otherValues(array, variant))));
  }
  return (axes) => {
    const symbols = symbolsOf(examples, axes);
    if (symbols.size === 0) return merge([first], [{}]);
    const sized = (run: Assignment): Trace => traced(examples.map((array, i) => resizedFor(array, axes[i] ?? {}, run)));
    return attempt(symbols, sized);
  };
}

/** Merges runs on other sizes; tries a second choice of them, because a size that is also that of another axis hides a reshape. */
function attempt(symbols: ReadonlyMap<string, number>, sized: (run: Assignment) => Trace): Graph | Mismatch {
  let mismatch: Mismatch | null = null;
  for (const shift of [0, 4]) {
    try {
      const runs = assignments(symbols, shift);
      return merge(runs.map(sized), runs);
    } catch (error) {
      mismatch =
        error instanceof Mismatch ? error : new Mismatch(error instanceof Error ? error.message : String(error));
    }
  }
  return mismatch as Mismatch;
}

/** The size that each symbol has in the examples. Throws {@link ValueError} if it has two, or an axis is not there. */
function symbolsOf(examples: readonly NdArray[], axes: SymbolicAxes): Map<string, number> {
  const symbols = new Map<string, number>();
  for (const [i, named] of axes.entries()) {
    for (const [axis, symbol] of Object.entries(named)) {
      const size = examples[i]?.shape[Number(axis)];
      if (size === undefined) throw new ValueError(`exportOnnx: axes: input ${i} has no axis ${axis}`);
      const before = symbols.get(symbol) ?? size;
      if (before !== size) {
        throw new ValueError(`exportOnnx: axes: ${symbol} is ${before} in one example input and ${size} in another`);
      }
      symbols.set(symbol, size);
    }
  }
  if (symbols.size > MOST_SYMBOLS) throw new ValueError(`exportOnnx: axes: at most ${MOST_SYMBOLS} symbols`);
  return symbols;
}

/** All combinations of two sizes for each symbol, and a third of all; no two symbols are equal in any. */
function assignments(symbols: ReadonlyMap<string, number>, shift: number): Assignment[] {
  let runs: Assignment[] = [{}];
  let third: Assignment = {};
  let least = 0;
  for (const [name, size] of symbols) {
    const small = Math.max(size, least, 2) + shift;
    runs = runs.flatMap((run) => [small, small + 1].map((n) => ({ ...run, [name]: n })));
    third = { ...third, [name]: small + 3 };
    least = small + 4;
  }
  return [...runs, third];
}

function resizedFor(array: NdArray, named: Readonly<Record<number, string>>, run: Assignment): NdArray {
  const lengths = Object.entries(named).map(([axis, symbol]) => [axis, run[symbol] as number]);
  return resized(array, Object.fromEntries(lengths));
}
