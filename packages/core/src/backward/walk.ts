/**
 * Backpropagation: the chain rule, applied from a result down to its leaves.
 *
 * A node may be visited only when the gradients of its outputs are complete. The queue ensures that: it returns nodes
 * from high generation to low, and of one generation the last reached first, as in DeZero, so that sums are added in
 * the same order.
 *
 * @module
 */
import { onesLike } from "@dz/ndarray";
import { writesSoFar } from "@dz/ndarray/memory";
import type { GraphNode } from "../graph/graph-node.ts";
import { Variable } from "../graph/variable.ts";
import { hasChanged, withoutChanged } from "./changed-values.ts";
import { checkInputGradient, listOf } from "./checks.ts";
import type { Gradients } from "./gradients.ts";
import { NodeQueue } from "./node-queue.ts";

/**
 * Propagates the gradient of `root`, its `grad` if that was set, else ones, to all leaves behind it; `first` is the
 * node of `root`. The gradients are published after the last node, so that an exception leaves all of them unchanged.
 */
export function walk(root: Variable, first: GraphNode, gradients: Gradients): void {
  const queue = new NodeQueue(first.generation);
  const writes = writesSoFar(); // the backward itself writes gradients in place, never values
  const { reached } = gradients;
  if (root.gradient === null) gradients.add(root, new Variable(onesLike(root.data)));
  let queued = reached.length; // without the root, whose node is visited first
  for (let node: GraphNode | undefined = first; node !== undefined; node = queue.pop()) {
    // A value that was overwritten since the forward may not be read.
    if (node.writesBefore !== writes && hasChanged(node)) withoutChanged(node, () => visit(node, gradients));
    else visit(node, gradients);
    // An input that has just received its first gradient queues its creator.
    for (; queued < reached.length; queued++) {
      const { creatorNode } = reached[queued] as Variable;
      if (creatorNode !== null) queue.push(creatorNode);
    }
  }
  gradients.publish();
}

/** Computes the gradients of a node's inputs from those of its outputs and adds each of them to what its input has. */
function visit(node: GraphNode, gradients: Gradients): void {
  if (gradients.visitArrays(node)) return; // the fast form of a few functions, with the same result
  const { fn, inputs, output, several } = node;
  // An output that was unchained after the forward is a leaf: its gradient is not passed on to this node. The cast lets
  // a function with one output declare `gy: Variable`; with several, `gy` may be null.
  const takeOwn = (y: Variable): Variable => (y.creatorNode === node ? gradients.take(y) : null) as Variable;
  const gxs = listOf(fn, several === null ? fn.backward(takeOwn(output)) : fn.backward(...several.map(takeOwn)));
  for (let i = 0; i < inputs.length; i++) {
    const x = inputs[i] as Variable;
    const gx = gxs[i] ?? null;
    if (gx === null) continue;
    checkInputGradient(node, i, gx);
    if (!x.isConstant) gradients.add(x, gx);
  }
}
