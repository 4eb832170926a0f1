import type { NdArray } from "@dz/ndarray";
import { counted } from "./counted.ts";
import type { Graph, GraphOrigin, GraphStep, GraphValue } from "./graph.ts";
import { type Assignment, fitSize, type Size } from "./size.ts";
import { isValue, type Step, type Trace, type Value } from "./value.ts";

/** Says that runs of a computation with other sizes are not one graph. */
export class Mismatch {
  readonly why: string;

  constructor(why: string) {
    this.why = why;
  }
}

/**
 * The one graph of a computation that was traced several times, with other sizes of its inputs: numbers that differ become
 * symbolic. Throws {@link Mismatch} if the runs have other steps, or constants that differ in more than their shape.
 */
export function merge(traces: readonly Trace[], runs: readonly Assignment[]): Graph {
  return new Merge(runs).graph(traces);
}

class Merge {
  private readonly runs: readonly Assignment[];
  /** The merged value of each value, in each run. */
  private readonly known: Map<Value, GraphValue>[];

  constructor(runs: readonly Assignment[]) {
    this.runs = runs;
    this.known = runs.map(() => new Map());
  }

  graph(traces: readonly Trace[]): Graph {
    const inputs = this.values(traces.map((each) => each.inputs));
    const steps = together(traces.map((each) => each.steps)).map((same) => this.step(same));
    return { inputs, steps, outputs: this.values(traces.map((each) => each.outputs)) };
  }

  private step(same: readonly Step[]): GraphStep {
    const [first] = same as [Step];
    for (const { name } of same) {
      if (name !== first.name) throw new Mismatch(`where one run has ${first.name}, another has ${name}`);
    }
    const attributes = this.attribute(same.map((each) => each.attributes)) as GraphStep["attributes"];
    const inputs = this.values(same.map((each) => each.inputs));
    return {
      name: first.name,
      attributes,
      inputs,
      outputs: this.values(same.map((each) => each.outputs)),
    };
  }

  private values(lists: readonly (readonly Value[])[]): GraphValue[] {
    return together(lists).map((same) => this.value(same));
  }

  private value(same: readonly Value[]): GraphValue {
    const [first] = same as [Value];
    const known = this.known[0]?.get(first);
    for (const [i, each] of same.entries()) {
      if (this.known[i]?.get(each) !== known) throw new Mismatch("the steps have other inputs");
    }
    if (known !== undefined) return known;
    const shape = together(same.map((each) => each.shape)).map((lengths) => fitSize(lengths, this.runs));
    const value = { origin: this.origin(same), dtype: first.dtype, shape, array: first.array };
    for (const [i, each] of same.entries()) this.known[i]?.set(each, value);
    return value;
  }

  private origin(same: readonly Value[]): GraphOrigin {
    const [{ origin }] = same as [Value];
    for (const each of same) {
      if (each.origin.kind !== origin.kind) throw new Mismatch("a value is constant in some of the runs only");
    }
    if (origin.kind === "result") return { kind: "result" };
    if (origin.kind !== "constant") return origin;
    const arrays = same.map(({ array }) => array);
    return arrays.every((array) => sameArray(array, arrays[0] as NdArray)) ? origin : this.varying(arrays);
  }

  /** A constant that differs from run to run, if each is one number repeated, or counts. */
  private varying(arrays: readonly NdArray[]): GraphOrigin {
    const origin = this.filled(arrays) ?? counted(arrays, (numbers) => fitSize(numbers, this.runs));
    if (origin === null) throw new Mismatch("a constant is made for the size of the inputs");
    return origin;
  }

  private filled(arrays: readonly NdArray[]): GraphOrigin | null {
    const numbers = arrays.map((array) => {
      const [number = 0, ...others] = array.toTypedArray();
      return others.every((other) => Object.is(other, number)) ? number : null;
    });
    const number = numbers.includes(null) ? null : fitSize(numbers as number[], this.runs);
    return number === null ? null : { kind: "filled", number };
  }

  /** An attribute, in which numbers may have become symbolic and arrays are merged values. */
  private attribute(same: readonly unknown[]): unknown {
    const [first] = same;
    if (typeof first === "number") return this.number(same);
    if (isValue(first)) {
      if (!same.every(isValue)) throw new Mismatch("an attribute is an array in some of the runs only");
      return this.value(same);
    }
    if (Array.isArray(first)) {
      if (!same.every(Array.isArray)) throw new Mismatch("an attribute is a list in some of the runs only");
      return together(same as unknown[][]).map((each) => this.attribute(each));
    }
    if (typeof first === "object" && first !== null) return this.members(same);
    if (same.some((each) => each !== first)) throw new Mismatch("an attribute differs");
    return first;
  }

  private number(same: readonly unknown[]): Size {
    if (same.every((each) => Object.is(each, same[0]))) return same[0] as number; // also NaN and fractions
    const size = same.every((each) => typeof each === "number") ? fitSize(same as number[], this.runs) : null;
    if (size === null) throw new Mismatch(`an attribute is ${same.join(", ")}`);
    return size;
  }

  private members(same: readonly unknown[]): object {
    const objects = same.map((each) => {
      if (typeof each !== "object" || each === null) throw new Mismatch("an attribute differs");
      return each as Record<string, unknown>;
    });
    const names = Object.keys(objects[0] as object);
    const entries = names.map((name) => [name, this.attribute(objects.map((each) => each[name]))]);
    return Object.assign(Object.create(Object.getPrototypeOf(objects[0])), Object.fromEntries(entries));
  }
}

/** The first elements of lists, then the second ones, and so on. Throws {@link Mismatch} for lists of other lengths. */
function together<T>(lists: readonly (readonly T[])[]): T[][] {
  const [first] = lists as [readonly T[]];
  for (const { length } of lists) {
    if (length !== first.length)
      throw new Mismatch(`there are ${first.length} parts in one run and ${length} in another`);
  }
  return first.map((_, i) => lists.map((list) => list[i] as T));
}

/** Whether two arrays have the same dtype, shape and bits. */
export function sameArray(a: NdArray, b: NdArray): boolean {
  if (a === b) return true;
  if (a.dtype !== b.dtype || String(a.shape) !== String(b.shape)) return false;
  const [x, y] = [a.toTypedArray(), b.toTypedArray()];
  return x.every((value, i) => Object.is(value, y[i]));
}
