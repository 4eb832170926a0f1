import type { NdArray } from "@dz/ndarray";
import { asVariable } from "./as-variable.ts";
import type { Attributes } from "./function-node.ts";
import type { Variable } from "./variable.ts";

/** A result without a gradient: which function computed it, from which inputs. */
export interface ConstantResult {
  /** The name of the function, in the form of the names of FunctionNodes: `ArgMax`. */
  readonly name: string;
  /** The operands. */
  readonly inputs: readonly Variable[];
  /** The result. Programs may pass it on as this array, without the Variable around it. */
  readonly output: NdArray;
  /** What the result depends on besides the inputs. */
  readonly attributes: Attributes;
}

type Listener = (result: ConstantResult) => void;

let listener: Listener | null = null;

/**
 * The result of a function without a gradient, such as a comparison, as a constant. No graph has it; a program that needs
 * to know how it was computed listens, see {@link listenToConstants}.
 */
export function constantResult(
  name: string,
  inputs: readonly Variable[],
  output: NdArray,
  attributes: Attributes = {},
): Variable {
  listener?.({ name, inputs, output, attributes });
  return asVariable(output);
}

/** Calls `told` for each {@link constantResult} while `body` runs; returns what `body` does. The last listener hears alone. */
export function listenToConstants<T>(told: Listener, body: () => T): T {
  const before = listener;
  listener = told;
  try {
    return body();
  } finally {
    listener = before;
  }
}
