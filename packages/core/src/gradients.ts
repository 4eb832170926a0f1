/**
 * A backward on arrays: the gradients of one run, in private memory.
 *
 * The first gradient of a variable is kept as it comes, the second makes a sum of its own, later ones are added to that
 * in place. A parameter adds up in its pinned block from the start, and products that give the gradient of its matrix
 * are put off to the end of the run, where all steps of a sequence become one product.
 *
 * @module
 */
import { add, concatenate, copy, floatOf, matmul, type NdArray, promote, transpose } from "@dz/ndarray";
import {
  addInPlace,
  assign,
  beginPrivate,
  endPrivate,
  inVisible,
  isPinned,
  isPrivate,
  writeOuter,
} from "@dz/ndarray/memory";
import { usingConfig } from "./config.ts";
import { checkGradientShape, type FunctionNode, gradientsOf } from "./function-node.ts";
import { NodeQueue } from "./node-queue.ts";
import { Variable } from "./variable.ts";

/** What a node's `backwardArrays` gives its gradients to; `i` is the number of the input. */
export interface Gradients {
  /** Whether anybody can ask for the gradient of input `i`; if not, it need not be computed. */
  wants(i: number): boolean;
  /** Adds `g`, of the shape of the input. It may be the gradient of the output itself, or a view of it. */
  add(i: number, g: NdArray): void;
  /** Adds `aᵀ · b` for a [m, k], b [m, n] and an input of shape [k, n]. */
  addOuter(i: number, a: NdArray, b: NdArray): void;
}

interface Product {
  readonly a: NdArray;
  readonly b: NdArray;
}

let runs = 0;

/** One backward on arrays. Call `end` whatever happens. */
export class GradientRun implements Gradients {
  private readonly number = ++runs;
  private readonly mark = beginPrivate();
  private readonly queue: NodeQueue;
  private node: FunctionNode;
  /** Variables without a creator that a gradient reached, in the order in which it did. */
  private readonly leaves: Variable[] = [];
  /** Outputs whose gradient was there before. */
  private readonly used: Variable[] = [];
  private readonly products = new Map<Variable, Product[]>();

  constructor(creator: FunctionNode) {
    this.node = creator;
    this.queue = new NodeQueue(creator);
    creator.metInRun = this.number;
  }

  /** Goes from `root` to the leaves. Its gradient is `seed`, or null if it has one. */
  walk(root: Variable, seed: NdArray | null): void {
    root.pending = seed;
    root.pendingRun = seed === null ? 0 : this.number;
    for (let node = this.queue.pop(); node !== undefined; node = this.queue.pop()) this.visit(node);
    for (const [x, products] of this.products) this.addProducts(x, products);
    // Until here nothing can be seen, and an exception changes no gradient.
    const gradients = this.leaves.map((leaf) => this.take(leaf) as NdArray);
    this.leaves.forEach((leaf, i) => {
      leaf.publishGradient(gradients[i] as NdArray, keep);
    });
    for (const y of this.used) y.gradient = null;
  }

  /** Frees private memory. */
  end(): void {
    endPrivate(this.mark);
  }

  private visit(node: FunctionNode): void {
    this.node = node;
    if (node.outputs.length === 1) {
      const gy = this.take(node.output(0)) as NdArray;
      if (node.backwardArrays === undefined) this.visitInVariables([gy]);
      else node.backwardArrays(this, gy);
      return;
    }
    const gys = node.outputs.map((y) => this.take(y));
    if (node.backwardArrays === undefined) this.visitInVariables(gys);
    else node.backwardArrays(this, ...(gys as NdArray[]));
  }

  /** The node's own backward may keep what it gets and what it makes, so it works on visible memory. */
  private visitInVariables(gys: readonly (NdArray | null)[]): void {
    const { node } = this;
    const given = gys.map((gy) => (gy === null ? null : new Variable(keep(gy)))) as Variable[];
    const gxs = inVisible(() => usingConfig("enableBackprop", false, () => gradientsOf(node, node.backward(...given))));
    node.inputs.forEach((_, i) => {
      const gx = gxs[i] ?? null;
      if (gx !== null) this.add(i, gx.data);
    });
  }

  /** The whole gradient of a variable, which this run does not need again. */
  private take(y: Variable): NdArray | null {
    const gy = y.pendingRun === this.number ? y.pending : null;
    y.pending = null;
    y.pendingRun = 0;
    if (y.gradient === null) return gy;
    // One of an earlier backward that was not cleared, or one that was set, adds up, as in DeZero.
    if (y.creator !== null) this.used.push(y);
    return gy === null ? y.gradient.data : add(y.gradient.data, gy);
  }

  wants(i: number): boolean {
    return !this.node.input(i).isConstant;
  }

  add(i: number, g: NdArray): void {
    const x = this.node.input(i);
    if (x.isConstant) return;
    checkGradientShape(this.node, i, g.shape, x.data.shape);
    this.addTo(x, g);
  }

  private addTo(x: Variable, g: NdArray): void {
    const before = x.pendingRun === this.number ? (x.pending as NdArray) : null;
    if (before === null) {
      this.meet(x);
      const target = x.gradientTarget(g.shape, g.dtype);
      if (target !== null) assign(target, g);
      x.pendingOwned = target !== null;
      x.pending = target ?? g;
    } else if (x.pendingOwned && promote(before.dtype, g.dtype) === before.dtype) {
      addInPlace(before, g);
    } else {
      const sum = add(before, g);
      x.pending = sum;
      x.pendingOwned = isPrivate(sum.span); // not if private memory is full
    }
  }

  addOuter(i: number, a: NdArray, b: NdArray): void {
    const x = this.node.input(i);
    if (x.isConstant) return;
    const products = this.products.get(x);
    if (x.creator !== null) this.addTo(x, matmul(transpose(a), b));
    else if (products === undefined) this.products.set(x, [{ a, b }]);
    else products.push({ a, b });
  }

  private addProducts(x: Variable, products: readonly Product[]): void {
    const a = joined(products.map((product) => product.a));
    const b = joined(products.map((product) => product.b));
    const dtype = floatOf(promote(a.dtype, b.dtype));
    const before = x.pendingRun === this.number ? x.pending : null;
    if (before !== null && x.pendingOwned && before.dtype === dtype) {
      writeOuter(before, a, b, true);
      return;
    }
    const shape = [a.shape[1] as number, b.shape[1] as number];
    const target = before === null ? x.gradientTarget(shape, dtype) : null;
    if (target === null) {
      this.addTo(x, matmul(transpose(a), b));
      return;
    }
    this.meet(x);
    writeOuter(target, a, b, false);
    x.pending = target;
    x.pendingOwned = true;
  }

  /** Notes that a gradient has reached a variable for the first time. */
  private meet(x: Variable): void {
    x.pendingRun = this.number;
    const { creator } = x;
    if (creator === null) this.leaves.push(x);
    else if (creator.metInRun !== this.number) {
      creator.metInRun = this.number;
      this.queue.push(creator);
    }
  }
}

function joined(arrays: readonly NdArray[]): NdArray {
  return arrays.length === 1 ? (arrays[0] as NdArray) : concatenate(arrays);
}

/** An array that stays as it is when private memory is reset and parameters are updated. */
function keep(g: NdArray): NdArray {
  return isPrivate(g.span) || isPinned(g) ? inVisible(() => copy(g)) : g;
}
