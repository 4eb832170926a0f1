/**
 * Backpropagation: the chain rule, applied from a result down to its leaves.
 *
 * A node may be visited only when the gradients of its outputs are complete. The queue ensures that: it returns nodes
 * from high generation to low, and of one generation the last reached first, as in DeZero, so that sums are added in
 * the same order (but for what a gradient on arrays defers, see `array-sink.ts`).
 *
 * @module
 */
import { writesSoFar } from "@dz/ndarray/memory";
import type { GraphNode } from "../graph/graph-node.ts";
import type { Variable } from "../graph/variable.ts";
import { hasStaleValues, withStaleUnreadable } from "./changed-values.ts";
import { checkInputGradient, listOf } from "./checks.ts";
import type { Gradients } from "./gradients.ts";
import { NodeQueue } from "./node-queue.ts";

/**
 * Propagates the gradient that `gradients` has for the output of `first` to all values behind it. The gradients are
 * published after the last node, so that an exception leaves all of them unchanged.
 */
export function walk(first: GraphNode, gradients: Gradients): void {
  const queue = new NodeQueue(first.generation);
  const writes = writesSoFar(); // read once: what the walk itself writes in place are gradients, never values
  const { reached } = gradients; // grows during each visit
  // Values in `reached` before this index have queued their creators. The first node is visited without the queue.
  let next = reached.length;
  for (let node: GraphNode | undefined = first; node !== undefined; node = queue.pop()) {
    // Of a value that was overwritten since the forward, only shape and dtype may be read. The first test, two numbers,
    // is enough where nothing was written.
    if (node.writesBefore !== writes && hasStaleValues(node)) withStaleUnreadable(node, () => visit(node, gradients));
    else visit(node, gradients);
    // An input that has just received its first gradient queues its creator.
    for (; next < reached.length; next++) {
      const { creatorNode } = reached[next] as Variable;
      if (creatorNode !== null) queue.push(creatorNode);
    }
  }
  gradients.publish();
}

/** Computes the gradients of a node's inputs from those of its outputs and adds each of them to what its input has. */
function visit(node: GraphNode, gradients: Gradients): void {
  if (gradients.tryOnArrays(node)) return; // the fast form of a few functions, with the same result
  const { fn, inputs, firstOutput, outputList } = node;
  // Of several outputs, one that was unchained after the forward is a leaf: its gradient is not passed on to this node.
  // A single one was still chained when it queued the node; unchaining it later has no effect, as in DeZero.
  const returned =
    outputList === null
      ? fn.backward(gradients.take(firstOutput))
      : fn.backward(...outputList.map((y) => (y.creatorNode === node ? gradients.take(y) : null)));
  const gxs = listOf(node, returned);
  for (let i = 0; i < inputs.length; i++) {
    const x = inputs[i] as Variable;
    const gx = gxs[i] ?? null;
    if (gx === null) continue;
    checkInputGradient(node, i, gx);
    if (!x.isConstant) gradients.add(x, gx);
  }
}
