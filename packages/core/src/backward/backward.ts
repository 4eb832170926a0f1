/**
 * Backpropagation: gradients from a value to the leaves behind it.
 *
 * Nodes are visited from high generation to low, so a node is visited only when all gradients of its outputs are there.
 * Among equals the one that was met last goes first, as in DeZero, so that sums have the same order.
 *
 * @module
 */
import { formatShape, onesLike, ShapeError, StateError, sameShape } from "@dz/ndarray";
import { beginPrivate, endPrivate, inVisible, writes } from "@dz/ndarray/memory";
import { detecting, recordingGraph } from "../config.ts";
import { duringBackward } from "../debug/anomaly.ts";
import type { GraphNode } from "../graph/graph-node.ts";
import { Variable } from "../graph/variable.ts";
import { ArrayGradients } from "./array-gradients.ts";
import { hasChanged, withoutChanged } from "./changed-values.ts";
import { checkInputGradient, listOf } from "./checks.ts";
import type { Gradients } from "./gradients.ts";
import { NodeQueue } from "./node-queue.ts";
import { VariableGradients } from "./variable-gradients.ts";

/** How a backward is done. */
export interface BackwardOptions {
  /** Keep the gradients of intermediate values too. */
  readonly retainGrad?: boolean;
  /** Record the computation of the gradients, so that they can be differentiated. */
  readonly createGraph?: boolean;
}

/** Whether a backward is running that has private memory. */
let running = false;

/** See {@link Variable.backward}. */
export function backward(root: Variable, { retainGrad = false, createGraph = false }: BackwardOptions): void {
  const first = nodeOf(root);
  // A function whose backward starts another one: only the outer one has private memory.
  const seen = createGraph || retainGrad || running;
  const run = (): void => {
    if (seen) inVisible(() => walk(root, first, (queue) => new VariableGradients(queue, retainGrad)));
    else walk(root, first, (queue) => new ArrayGradients(queue));
  };
  const recorded = (): void => recordingGraph(createGraph, run);
  const begun = seen ? recorded : () => inPrivate(recorded);
  if (detecting) duringBackward(begun);
  else begun();
}

/** Where nobody can see a gradient between the root and the leaves, all of them are in private memory. */
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

/** Goes from `root` to the leaves. Nothing can be seen before all is done, so an exception changes no gradient. */
function walk(root: Variable, first: GraphNode, keep: (queue: NodeQueue) => Gradients): void {
  const before = writes;
  const queue = new NodeQueue(first.generation);
  const gradients = keep(queue);
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

/** The node of a value to start from. */
function nodeOf(root: Variable): GraphNode {
  const { node, gradient } = root;
  if (node === null) throw new StateError(`backward: this Variable has no creator: ${whyNoCreator(root)}`);
  if (gradient === null || sameShape(gradient.shape, root.shape)) return node;
  const [given, shape] = [formatShape(gradient.shape), formatShape(root.shape)];
  throw new ShapeError(`backward: grad has shape ${given}, but the Variable has shape ${shape}`);
}

/** Why a value has no creator, and what to do. One that was unchained keeps its generation. */
function whyNoCreator({ generation, origin }: Variable): string {
  if (generation > 0) return "it was unchained; call backward before unchain or unchainBackward";
  if (origin === "noGraph") return "it was computed under noGrad; compute it again where a graph is recorded";
  return "it is a leaf; call backward on what was computed from it";
}
