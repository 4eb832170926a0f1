/**
 * Backpropagation: gradients from a value to the leaves behind it.
 *
 * Nodes are visited from high generation to low, so a node is visited only when all gradients of its outputs are there.
 * Among equals the one that was met last goes first, as in DeZero, so that sums have the same order.
 *
 * @module
 */
import { onesLike } from "@dz/ndarray";
import { writes } from "@dz/ndarray/memory";
import type { GraphNode } from "../graph/graph-node.ts";
import { Variable } from "../graph/variable.ts";
import { hasChanged, withoutChanged } from "./changed-values.ts";
import { checkInputGradient, listOf } from "./checks.ts";
import type { Gradients } from "./gradients.ts";
import type { NodeQueue } from "./node-queue.ts";

/** Goes from `root` to the leaves. Nothing can be seen before all is done, so an exception changes no gradient. */
export function walk(root: Variable, first: GraphNode, queue: NodeQueue, gradients: Gradients): void {
  const before = writes; // those of this backward change gradients only
  if (root.gradient === null) gradients.add(root, new Variable(onesLike(root.data)));
  else queue.push(first);
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    if (node.writes !== before && hasChanged(node)) withoutChanged(node, (changed) => visit(changed, gradients));
    else visit(node, gradients);
  }
  gradients.publish();
}

/** Takes the gradients of the outputs of a node and adds what they give to those of its inputs. */
function visit(node: GraphNode, gradients: Gradients): void {
  if (gradients.visitArrays(node)) return;
  const { fn, inputs, output, others } = node;
  // Of several outputs, one that was unchained since then is a leaf, and what it collects is its own.
  const takeOwn = (y: Variable): Variable => (y.node === node ? gradients.take(y) : null) as Variable;
  const gxs = listOf(fn, others === null ? fn.backward(takeOwn(output)) : fn.backward(...others.map(takeOwn)));
  for (let i = 0; i < inputs.length; i++) {
    const x = inputs[i] as Variable;
    const gx = gxs[i] ?? null;
    if (gx === null) continue;
    checkInputGradient(node, i, gx);
    if (!x.isConstant) gradients.add(x, gx);
  }
}
