import { writesSoFar } from "@dz/ndarray/memory";
import type { FunctionNode } from "./function-node.ts";
import type { Variable } from "./variable.ts";

/**
 * A node of the graph: one application of a function, with its inputs and its outputs.
 *
 * It is separate from the {@link FunctionNode} for speed: the backward reads the fields of every node a dozen times,
 * and JavaScript engines read those of a single class several times as fast as those of many subclasses.
 */
export class GraphNode {
  /** The function that was applied. */
  readonly fn: FunctionNode;
  /** Its inputs. */
  readonly inputs: readonly Variable[];
  /** Its output, or the first of several. */
  readonly firstOutput: Variable;
  /** All outputs, or null for the one output of `connect`: most functions have one, and making a list takes time. */
  readonly outputList: readonly Variable[] | null;
  /** The highest generation of the inputs. */
  readonly generation: number;
  /**
   * The number of writes in place before this node was made: a value written later is not the one that the forward
   * used, see `changed-values.ts`.
   */
  readonly writesBefore: number;

  constructor(
    fn: FunctionNode,
    inputs: readonly Variable[],
    firstOutput: Variable,
    outputList: readonly Variable[] | null,
    generation: number,
  ) {
    this.fn = fn;
    this.inputs = inputs;
    this.firstOutput = firstOutput;
    this.outputList = outputList;
    this.generation = generation;
    this.writesBefore = writesSoFar();
  }

  /** All outputs. */
  get outputs(): readonly Variable[] {
    return this.outputList ?? [this.firstOutput];
  }
}
