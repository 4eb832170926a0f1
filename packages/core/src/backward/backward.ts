/**
 * Backpropagation: gradients from a value to the leaves behind it.
 *
 * Nodes are visited from high generation to low, so a node is visited only when all gradients of its outputs are there.
 * Among equals the one that was met last goes first, as in DeZero, so that sums have the same order.
 *
 * There are two ways. If the gradients themselves are to be differentiated (`createGraph`) or kept (`retainGrad`), all is
 * done in Variables. Otherwise nobody can see an intermediate gradient, so they are arrays in private memory, see
 * `gradients.ts`. Both give the same numbers.
 *
 * @module
 */
import { formatShape, onesLike, ShapeError, StateError, sameShape } from "@dz/ndarray";
import { inVisible } from "@dz/ndarray/memory";
import { detecting, usingConfig } from "../config.ts";
import { checkGradient, checkSum, duringBackward } from "../debug/anomaly.ts";
import { WatchedRun } from "../debug/watched-gradients.ts";
import { gradientsOf } from "../graph/function-node.ts";
import type { GraphNode } from "../graph/graph-node.ts";
import { UNRECORDED, Variable } from "../graph/variable.ts";
import { GradientRun } from "./array-gradients.ts";
import { hasChanged, withoutChanged } from "./changed-values.ts";
import { NodeQueue } from "./node-queue.ts";

/** How a backward is done. */
export interface BackwardOptions {
  /** Keep the gradients of intermediate values too. */
  readonly retainGrad?: boolean;
  /** Record the computation of the gradients, so that they can be differentiated. */
  readonly createGraph?: boolean;
}

let running = false;

/** See {@link Variable.backward}. */
export function backward(root: Variable, { retainGrad = false, createGraph = false }: BackwardOptions): void {
  const { node } = root;
  if (node === null) throw new StateError(`backward: this Variable has no creator: ${whyNoCreator(root)}`);
  if (root.gradient !== null && !sameShape(root.gradient.shape, root.shape)) {
    const [given, shape] = [formatShape(root.gradient.shape), formatShape(root.shape)];
    throw new ShapeError(`backward: grad has shape ${given}, but the Variable has shape ${shape}`);
  }
  // A node whose backward starts another one: only the outer run may use the shared fields and private memory.
  const inVariables = createGraph || retainGrad || running;
  const run = (): void => {
    if (inVariables) inVisible(() => backwardInVariables(root, node, retainGrad, createGraph));
    else backwardOnArrays(root, node);
  };
  if (detecting) duringBackward(run);
  else run();
}

/** Why a value has no creator, and what to do. One that was unchained keeps its generation. */
function whyNoCreator({ generation, pendingRun }: Variable): string {
  if (generation > 0) return "it was unchained; call backward before unchain or unchainBackward";
  if (pendingRun === UNRECORDED) return "it was computed under noGrad; compute it again where a graph is recorded";
  return "it is a leaf; call backward on what was computed from it";
}

function backwardOnArrays(root: Variable, first: GraphNode): void {
  const seed = root.gradient === null ? onesLike(root.data) : null;
  running = true;
  const run = detecting ? new WatchedRun(first) : new GradientRun(first);
  try {
    run.walk(root, seed);
  } finally {
    run.end();
    running = false;
  }
}

function backwardInVariables(root: Variable, first: GraphNode, retainGrad: boolean, createGraph: boolean): void {
  const queue = new NodeQueue(first);
  const met = new Set<GraphNode>([first]);
  // The gradients of this run wait here until it ends, so that an exception changes none of the variables.
  const pending = new Map<Variable, Variable>();
  const settled = new Map<Variable, Variable | null>();
  const given = new Set<Variable>();
  /** The whole gradient of a variable: one that was there before adds up. */
  const take = (x: Variable): Variable | null => {
    const [before, g] = [x.grad, pending.get(x) ?? null];
    pending.delete(x);
    if (before !== null) given.add(before);
    const whole = before === null || g === null ? (before ?? g) : before.add(g);
    if (detecting && whole !== null) checkSum(x, whole.data);
    return whole;
  };
  using _ = usingConfig("enableBackprop", createGraph);
  if (root.gradient === null) pending.set(root, new Variable(onesLike(root.data)));
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    const { inputs, outputs } = node;
    // An output that was unchained since then is a leaf, and what it collects is its own.
    const gys = outputs.map((y) => (y.node === node ? take(y) : null));
    outputs.forEach((y, i) => {
      if (y.node === node) settled.set(y, retainGrad ? (gys[i] as Variable | null) : null);
    });
    const compute = ({ fn }: GraphNode): readonly (Variable | null)[] =>
      gradientsOf(fn, fn.backward(...(gys as Variable[])));
    const gxs = hasChanged(node) ? withoutChanged(node, compute) : compute(node);
    inputs.forEach((x, i) => {
      const gx = gxs[i] ?? null;
      if (gx === null || x.isConstant) return;
      if (detecting) checkGradient(node, i, gx.data);
      pending.set(x, pending.get(x)?.add(gx) ?? gx);
      if (x.node === null || met.has(x.node)) return;
      met.add(x.node);
      queue.push(x.node);
    });
  }
  for (const leaf of [...pending.keys()]) settled.set(leaf, take(leaf));
  const own = [...settled].map(([x, g]) => {
    // Not one Variable for two, as the gradient of a sum is in DeZero: who changes one of them does not mean the other.
    const shared = g !== null && given.has(g) && g !== x.gradient;
    const mine = shared ? g.mul(1) : g;
    if (mine !== null) given.add(mine);
    return [x, mine] as const;
  });
  for (const [x, g] of own) x.gradient = g;
}
