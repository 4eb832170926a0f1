import type { GraphNode } from "../graph/graph-node.ts";
import type { Variable } from "../graph/variable.ts";

/**
 * The gradients that a running backward has found so far: all that the walk knows of them. `VariableGradients` keeps
 * Variables, `ArrayGradients` arrays.
 */
export interface Gradients {
  /** The values in the order in which they received their first gradient; leaves may be absent. */
  readonly reached: readonly Variable[];
  /** Adds `gx` to the gradient of `x`. */
  add(x: Variable, gx: Variable): void;
  /**
   * Removes and returns the complete gradient of `y`: what this backward has added up, plus the `grad` that `y` had
   * before, which is used up. Null if there is neither.
   */
  take(y: Variable): Variable | null;
  /**
   * Visits a node by the second form of its gradient, on arrays, and returns true. Returns false without any effect if
   * the function has no such form, or if the gradients have to be Variables.
   */
  tryOnArrays(node: GraphNode): boolean;
  /** Makes the gradients of all leaves visible to the program. */
  publish(): void;
}
