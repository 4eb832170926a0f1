import type { GraphNode } from "../graph/graph-node.ts";
import type { Variable } from "../graph/variable.ts";

/** The gradients that a running backward has found so far. `VariableGradients` keeps Variables, `ArrayGradients` arrays. */
export interface Gradients {
  /** The values in the order in which they received their first gradient; leaves may be absent. */
  readonly reached: readonly Variable[];
  /** Adds `gx` to the gradient of `x`. */
  add(x: Variable, gx: Variable): void;
  /** The complete gradient of a value, which is not needed again, or null if none has reached it. */
  take(y: Variable): Variable | null;
  /** Visits a node by its gradient on arrays and returns true; false if it has none, or if arrays will not do. */
  visitArrays(node: GraphNode): boolean;
  /** Makes the gradients of all leaves visible to the program. */
  publish(): void;
}
