/**
 * A backward on arrays: the gradients of one run, in private memory.
 *
 * The first gradient of a variable is kept as it comes, the second makes a sum of its own, later ones are added to that
 * in place. A parameter adds up in its pinned block from the start. What gives the gradients of a matrix and of a bias is
 * put off to the end of the run, where all steps of a sequence become one product and one sum.
 *
 * @module
 */
import { add, copy, floatOf, matmul, type NdArray, promote, sumTo, timesTransposed, transpose } from "@dz/ndarray";
import {
  addInPlace,
  addTimesTransposed,
  assign,
  beginPrivate,
  endPrivate,
  inVisible,
  isPinned,
  isPrivate,
  joinRows,
  writeOuter,
  writeRowSums,
  writes,
} from "@dz/ndarray/memory";
import { usingConfig } from "../config.ts";
import { checkGradientShape, gradientsOf } from "../graph/function-node.ts";
import type { GraphNode } from "../graph/graph-node.ts";
import { Variable } from "../graph/variable.ts";
import { hasChanged, withoutChanged } from "./changed-values.ts";
import { NodeQueue } from "./node-queue.ts";

/** What a node's `backwardArrays` gives its gradients to; `i` is the number of the input. */
export interface Gradients {
  /** The value of input `i`. */
  input(i: number): NdArray;
  /** The value of the output, or of the first. */
  output(): NdArray;
  /** Whether anybody can ask for the gradient of input `i`; if not, it need not be computed. */
  wants(i: number): boolean;
  /** Adds `g`, of the shape of the input. It may be the gradient of the output itself, or a view of it. */
  add(i: number, g: NdArray): void;
  /** Adds `g` summed over the axes along which the input was broadcast to its shape. */
  addSum(i: number, g: NdArray): void;
  /** Adds `aᵀ · b` for a [m, k], b [m, n] and an input of shape [k, n]. */
  addOuter(i: number, a: NdArray, b: NdArray): void;
  /** Adds `a · bᵀ` for a [m, k], b [n, k] and an input of shape [m, n]. */
  addProduct(i: number, a: NdArray, b: NdArray): void;
}

/** About so many elements are put off together: they are copied into one place, and must find room. */
const DEFERRED = 2 ** 18;

/** From so many rows on, a product is worth its call, if its result stays in the nearest caches. */
const MANY_ROWS = 16;
const SMALL_MATRIX = 2 ** 16;

/**
 * What is put off for one leaf: for a matrix the sum of the products `aᵀ · b` of each `as[i]` and `bs[i]`, for a vector
 * the sum of the rows of all `bs`.
 */
export class Deferred {
  readonly leaf: Variable;
  as: NdArray[] = [];
  bs: NdArray[] = [];
  size = 0;

  constructor(leaf: Variable) {
    this.leaf = leaf;
  }
}

let runs = 0;

/** One backward on arrays. Call `end` whatever happens. */
export class GradientRun implements Gradients {
  private readonly number = ++runs;
  private readonly mark = beginPrivate();
  /** How many writes there were before those of this run, which change gradients only. */
  private readonly writes = writes;
  private readonly queue: NodeQueue;
  protected node: GraphNode;
  /** Variables without a creator that a gradient reached, in the order in which it did. */
  private readonly leaves: Variable[] = [];
  /** Outputs whose gradient was there before. */
  private readonly used: Variable[] = [];
  private readonly deferred: Deferred[] = [];

  constructor(first: GraphNode) {
    this.node = first;
    this.queue = new NodeQueue(first);
    first.metInRun = this.number;
  }

  /** Goes from `root` to the leaves. Its gradient is `seed`, or null if it has one. */
  walk(root: Variable, seed: NdArray | null): void {
    root.pending = seed;
    root.pendingRun = seed === null ? 0 : this.number;
    for (let node = this.queue.pop(); node !== undefined; node = this.queue.pop()) {
      if (node.writes === this.writes || !hasChanged(node)) this.visit(node);
      else withoutChanged(node, (changed) => this.visit(changed));
    }
    for (const deferred of this.deferred) this.flush(deferred);
    const gradients = this.leaves.map((leaf) => this.take(leaf) as NdArray);
    const settled = this.leaves.map((leaf, i) => leaf.settleGradient(gradients[i] as NdArray, keep));
    // Until here nothing can be seen, and an exception changes no gradient.
    this.leaves.forEach((leaf, i) => {
      leaf.publishGradient(settled[i] as NdArray);
    });
    for (const y of this.used) y.gradient = null;
  }

  /** Frees private memory. */
  end(): void {
    for (const { leaf } of this.deferred) leaf.deferred = null;
    endPrivate(this.mark);
  }

  private visit(node: GraphNode): void {
    this.node = node;
    const { fn, others } = node;
    const { backwardArrays } = fn; // looked up once: any class may come
    if (others === null) {
      const gy = this.take(node.output) as NdArray;
      if (backwardArrays === undefined) this.visitInVariables([gy]);
      else backwardArrays.call(fn, this, gy);
      return;
    }
    // One that was unchained since then is a leaf, and what it collects is its own.
    const gys = others.map((y) => (y.node === node ? this.take(y) : null));
    if (backwardArrays === undefined) this.visitInVariables(gys);
    else backwardArrays.call(fn, this, ...(gys as NdArray[]));
  }

  /** The function's own backward may keep what it gets and what it makes, so it works on visible memory. */
  private visitInVariables(gys: readonly (NdArray | null)[]): void {
    const { fn, inputs } = this.node;
    const given = gys.map((gy) => (gy === null ? null : new Variable(keep(gy)))) as Variable[];
    const gxs = inVisible(() => usingConfig("enableBackprop", false, () => gradientsOf(fn, fn.backward(...given))));
    inputs.forEach((_, i) => {
      const gx = gxs[i] ?? null;
      if (gx !== null) this.add(i, gx.data);
    });
  }

  /** The whole gradient of a variable, which this run does not need again. */
  protected take(y: Variable): NdArray | null {
    const gy = y.pendingRun === this.number ? y.pending : null;
    y.pending = null;
    y.pendingRun = 0;
    if (y.gradient === null) return gy;
    // One of an earlier backward that was not cleared, or one that was set, adds up, as in DeZero.
    if (y.node !== null) this.used.push(y);
    return gy === null ? y.gradient.data : add(y.gradient.data, gy);
  }

  input(i: number): NdArray {
    return this.inputOf(i).data;
  }

  output(): NdArray {
    return this.node.output.data;
  }

  wants(i: number): boolean {
    return !this.inputOf(i).isConstant;
  }

  private inputOf(i: number): Variable {
    return this.node.inputs[i] as Variable;
  }

  add(i: number, g: NdArray): void {
    const x = this.inputOf(i);
    if (x.isConstant) return;
    checkGradientShape(this.node.fn, i, g.dims, x.data.dims);
    this.addTo(x, g);
  }

  private addTo(x: Variable, g: NdArray): void {
    const before = x.pendingRun === this.number ? (x.pending as NdArray) : null;
    if (before === null) {
      this.meet(x);
      const target = x.gradientTarget(g.dims, g.dtype);
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

  addSum(i: number, g: NdArray): void {
    const x = this.inputOf(i);
    if (x.isConstant) return;
    const { dims: shape } = x.data;
    const rows = shape.length === 1 && g.ndim === 2 && g.dims[1] === shape[0];
    if (rows && x.node === null) this.defer(x, null, g);
    else this.addTo(x, sumTo(g, shape));
  }

  addOuter(i: number, a: NdArray, b: NdArray): void {
    const x = this.inputOf(i);
    if (x.isConstant) return;
    if (x.node !== null) this.addTo(x, matmul(transpose(a), b));
    else if (b.length >= MANY_ROWS && x.size <= SMALL_MATRIX) this.addOuterTo(x, a, b);
    else this.defer(x, a, b);
  }

  private defer(x: Variable, a: NdArray | null, b: NdArray): void {
    let { deferred } = x;
    if (deferred === null) {
      deferred = new Deferred(x);
      x.deferred = deferred;
      this.deferred.push(deferred);
    }
    if (a !== null) {
      deferred.as[deferred.as.length] = a; // not `push`, see NodeQueue
      deferred.size += a.size;
    }
    deferred.bs[deferred.bs.length] = b;
    deferred.size += b.size;
    if (deferred.size >= DEFERRED) this.flush(deferred);
  }

  private flush(deferred: Deferred): void {
    const { leaf, as, bs } = deferred;
    if (bs.length === 0) return;
    if (as.length === 0) this.addRows(leaf, joinRows(bs));
    else this.addOuterTo(leaf, joinRows(as), joinRows(bs));
    deferred.as = [];
    deferred.bs = [];
    deferred.size = 0;
  }

  private addRows(x: Variable, g: NdArray): void {
    const { dims: shape } = x.data;
    const target = x.pendingRun === this.number ? null : x.gradientTarget(shape, g.dtype);
    if (target === null) {
      this.addTo(x, sumTo(g, shape));
      return;
    }
    this.meet(x);
    writeRowSums(target, g);
    x.pending = target;
    x.pendingOwned = true;
  }

  private addOuterTo(x: Variable, a: NdArray, b: NdArray): void {
    const dtype = floatOf(promote(a.dtype, b.dtype));
    const before = x.pendingRun === this.number ? x.pending : null;
    if (before !== null && x.pendingOwned && before.dtype === dtype) {
      writeOuter(before, a, b, true);
      return;
    }
    const shape = [a.dims[1] as number, b.dims[1] as number];
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

  addProduct(i: number, a: NdArray, b: NdArray): void {
    const x = this.inputOf(i);
    if (x.isConstant) return;
    const before = x.pendingRun === this.number ? x.pending : null;
    if (before !== null && x.pendingOwned && before.dtype === floatOf(promote(a.dtype, b.dtype))) {
      addTimesTransposed(before, a, b);
      return;
    }
    const product = timesTransposed(a, b);
    this.addTo(x, product);
    // A new array, which nobody else has: what comes next may be added in place.
    if (x.pending === product) x.pendingOwned = isPrivate(product.span);
  }

  /** Notes that a gradient has reached a variable for the first time. */
  private meet(x: Variable): void {
    x.pendingRun = this.number;
    const { node } = x;
    if (node === null) this.leaves.push(x);
    else if (node.metInRun !== this.number) {
      node.metInRun = this.number;
      this.queue.push(node);
    }
  }
}

/** An array that stays as it is when private memory is reset and parameters are updated. */
function keep(g: NdArray): NdArray {
  return isPrivate(g.span) || isPinned(g) ? inVisible(() => copy(g)) : g;
}
