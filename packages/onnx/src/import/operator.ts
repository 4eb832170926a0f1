import type { Variable } from "@dz/core";
import type { NodeReader } from "./node-reader.ts";

/** The inputs of a node; one that was left out is undefined. */
export type Inputs = readonly (Variable | undefined)[];

/** Computes the outputs of a node. */
export type Compute = (inputs: Inputs, node: NodeReader) => Variable | readonly Variable[];

/** Reads the attributes of a node, and returns what computes it. Throws ValueError for what dz cannot do. */
export type ImportOperator = (node: NodeReader) => Compute;

export type ImportOperators = Readonly<Record<string, ImportOperator>>;

/** An operator without attributes, all of whose inputs are there. */
export function plain(compute: (...inputs: Variable[]) => Variable): ImportOperator {
  return () => (inputs, node) => compute(...inputs.map((_, i) => needed(inputs, i, node)));
}

/** Input `i`. Throws ValueError if the file leaves it out. */
export function needed(inputs: Inputs, i: number, node: NodeReader): Variable {
  const found = inputs[i];
  if (found === undefined) throw node.refusal(`without its input ${i}`);
  return found;
}

/** The whole numbers of an input, such as a shape, or of the attribute in its place in older files; null without either. */
export function wholeNumbers(inputs: Inputs, i: number, attribute: readonly number[] | null): number[] | null {
  const found = inputs[i];
  if (found !== undefined) return Array.from(found.data.toTypedArray(), Number);
  return attribute === null ? null : [...attribute];
}
