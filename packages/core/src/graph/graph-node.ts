import { writes } from "@dz/ndarray/memory";
import type { FunctionNode } from "./function-node.ts";
import type { Variable } from "./variable.ts";

/**
 * A node of the graph: one application of a function.
 *
 * It is an object of its own beside the {@link FunctionNode}, whose classes are many. The engine touches every node of a
 * graph a dozen times, and a host reads the fields of one class several times as fast as those of any class.
 */
export class GraphNode {
  /** The function that was applied. */
  readonly fn: FunctionNode;
  /** What it was applied to. */
  readonly inputs: readonly Variable[];
  /** What came out, or the first of it. */
  readonly output: Variable;
  /** All that came out, if that is several values. */
  readonly others: readonly Variable[] | null;
  /** The largest generation of the inputs. */
  readonly generation: number;
  /** How many writes in place there were before: what is written later is not what was used, see `changed-values.ts`. */
  readonly writes: number = writes;

  constructor(
    fn: FunctionNode,
    inputs: readonly Variable[],
    output: Variable,
    others: readonly Variable[] | null,
    generation: number,
  ) {
    this.fn = fn;
    this.inputs = inputs;
    this.output = output;
    this.others = others;
    this.generation = generation;
  }

  /** All that came out. */
  get outputs(): readonly Variable[] {
    return this.others ?? [this.output];
  }
}
