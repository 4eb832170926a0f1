/**
 * The start of a backward: its root, and where its gradients are kept. The loop is in `walk.ts`.
 *
 * @module
 */
import { formatShape, onesLike, ShapeError, StateError, sameShape } from "@dz/ndarray";
import { beginPrivate, endPrivate, inVisible } from "@dz/ndarray/memory";
import { detecting, recordingGraph } from "../config.ts";
import { duringBackward } from "../debug/anomaly.ts";
import type { GraphNode } from "../graph/graph-node.ts";
import { Variable } from "../graph/variable.ts";
import { ArrayGradients } from "./array-gradients.ts";
import { VariableGradients } from "./variable-gradients.ts";
import { walk } from "./walk.ts";

/** Options of a backward. */
export interface BackwardOptions {
  /** Keep the gradients of intermediate values too (default false). */
  readonly retainGrad?: boolean;
  /** Record the computation of the gradients, so that they can be differentiated (default false). */
  readonly createGraph?: boolean;
}

/** Whether a backward that uses private memory is running. */
let running = false;

/** See {@link Variable.backward}. */
export function backward(root: Variable, { retainGrad = false, createGraph = false }: BackwardOptions): void {
  const first = nodeOf(root);
  // Whether the gradients must outlive this backward, or cannot be in private memory because another backward uses it: a
  // function may start one inside its own.
  const inVariables = createGraph || retainGrad || running;
  const run = (): void => {
    const gradients = inVariables ? new VariableGradients(retainGrad) : new ArrayGradients();
    recordingGraph(createGraph, () => {
      // If `grad` was set, it is the gradient to begin with: `take` finds it.
      if (root.gradient === null) gradients.add(root, new Variable(onesLike(root.data)));
      walk(first, gradients);
    });
  };
  const within = inVariables ? inVisible : inPrivate;
  if (detecting) duringBackward(() => within(run));
  else within(run);
}

/** Runs a backward whose intermediate gradients the program cannot see: all of them are in private memory. */
function inPrivate(run: () => void): void {
  running = true;
  const mark = beginPrivate();
  try {
    run();
  } finally {
    endPrivate(mark);
    running = false;
  }
}

/**
 * The node of the creator of `root`. Throws {@link StateError} if there is none, and {@link ShapeError} if `grad` was set
 * to a Variable of another shape.
 */
function nodeOf(root: Variable): GraphNode {
  const { creatorNode: node, gradient } = root;
  if (node === null) throw noCreator("backward", root);
  if (gradient === null || sameShape(gradient.shape, root.shape)) return node;
  const [given, shape] = [formatShape(gradient.shape), formatShape(root.shape)];
  throw new ShapeError(`backward: grad has shape ${given}, but the Variable has shape ${shape}`);
}

/**
 * The error of `op` for a value that has no creator, which says why, and what to do about it. A value that was unchained
 * keeps its generation.
 */
export function noCreator(op: string, { generation, kind }: Variable): StateError {
  const start = `${op}: this Variable has no creator:`;
  if (generation > 0) {
    return new StateError(`${start} it was unchained; call ${op} before unchain or unchainBackward`);
  }
  if (kind === "unrecorded") {
    const when = "no graph was recorded when it was computed, as under noGrad, or for a gradient without createGraph";
    return new StateError(`${start} ${when}`);
  }
  return new StateError(`${start} it is a leaf; call ${op} on what was computed from it`);
}
