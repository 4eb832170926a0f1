import type { GraphNode } from "../graph/graph-node.ts";
import type { Variable } from "../graph/variable.ts";

/** The gradients that a running backward has found so far, wherever it keeps them. */
export interface Gradients {
  /**
   * Adds to the gradient of a value. The first one that reaches an output of a node sends the node to the queue.
   */
  add(x: Variable, gx: Variable): void;
  /** The whole gradient of a value, which is not asked for again, or null if none has reached it. */
  take(y: Variable): Variable | null;
  /** Visits a node by its gradient on arrays, if it has one and that will do; returns whether it did. */
  visitArrays(node: GraphNode): boolean;
  /** Writes the gradients of all leaves to where the program finds them. */
  publish(): void;
}
