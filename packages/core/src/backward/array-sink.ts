/**
 * What a gradient on arrays adds to. Most goes on to `ArrayGradients.addTo`; products that can be written straight into a
 * sum are added here. Those for leaves are deferred to the end of the backward, where those of all steps of a sequence
 * become one product and one sum.
 *
 * @module
 */
import { floatOf, matmul, type NdArray, promote, sumTo, timesTransposed, transpose } from "@dz/ndarray";
import { addTimesTransposed, isPrivate, joinRows, writeOuter, writeRowSums } from "@dz/ndarray/memory";
import type { GraphNode } from "../graph/graph-node.ts";
import type { Variable } from "../graph/variable.ts";
import type { ArrayGradients } from "./array-gradients.ts";
import { checkGradientShape } from "./checks.ts";
import type { GradientSink } from "./gradient-sink.ts";
import type { Deferred } from "./slot.ts";

/** About this many elements are deferred together: they are copied into one block, which must fit into memory. */
const DEFERRED = 2 ** 18;

/** From this many rows on, a product of its own is worth the call, if its result stays in the nearest caches. */
const MANY_ROWS = 16;
const SMALL_MATRIX = 2 ** 16;

/** The sink of one backward. */
export class ArraySink implements GradientSink {
  /** The node that is being visited. */
  declare visited: GraphNode;
  private readonly gradients: ArrayGradients;
  /** The leaves with deferred contributions. */
  private readonly waiting: Variable[] = [];

  constructor(gradients: ArrayGradients) {
    this.gradients = gradients;
  }

  input(i: number): NdArray {
    return this.inputOf(i).data;
  }

  output(): NdArray {
    return this.visited.firstOutput.data;
  }

  wants(i: number): boolean {
    return !this.inputOf(i).isConstant;
  }

  add(i: number, g: NdArray): void {
    const x = this.inputOf(i);
    if (x.isConstant) return;
    checkGradientShape(this.visited.fn, i, g.dims, x.data.dims);
    this.gradients.addTo(x, g);
  }

  addSum(i: number, g: NdArray): void {
    const x = this.inputOf(i);
    if (x.isConstant) return;
    const { dims: shape } = x.data;
    const rows = shape.length === 1 && g.ndim === 2 && g.dims[1] === shape[0];
    if (rows && x.creatorNode === null) this.defer(x, null, g);
    else this.gradients.addTo(x, sumTo(g, shape));
  }

  addOuter(i: number, a: NdArray, b: NdArray): void {
    const x = this.inputOf(i);
    if (x.isConstant) return;
    if (x.creatorNode !== null) this.gradients.addTo(x, matmul(transpose(a), b));
    else if (b.length >= MANY_ROWS && x.size <= SMALL_MATRIX) this.addOuterTo(x, a, b);
    else this.defer(x, a, b);
  }

  addProduct(i: number, a: NdArray, b: NdArray): void {
    const x = this.inputOf(i);
    if (x.isConstant) return;
    const slot = this.gradients.slotOf(x);
    const before = slot.sum;
    if (before !== null && slot.owned && before.dtype === floatOf(promote(a.dtype, b.dtype))) {
      addTimesTransposed(before, a, b);
      return;
    }
    const product = timesTransposed(a, b);
    this.gradients.addTo(x, product);
    // A new array that only this sink refers to: later contributions may be added in place.
    if (slot.sum === product) slot.owned = isPrivate(product.span);
  }

  /** Adds up what was deferred. */
  flush(): void {
    for (const leaf of this.waiting) this.flushTo(leaf, this.gradients.slotOf(leaf).deferred as Deferred);
  }

  private inputOf(i: number): Variable {
    return this.visited.inputs[i] as Variable;
  }

  private defer(x: Variable, a: NdArray | null, b: NdArray): void {
    const slot = this.gradients.slotOf(x);
    let { deferred } = slot;
    if (deferred === null) {
      deferred = { as: [], bs: [], size: 0 };
      slot.deferred = deferred;
      this.waiting.push(x);
    }
    if (a !== null) {
      deferred.as[deferred.as.length] = a; // V8 does not inline `push` to an array created empty
      deferred.size += a.size;
    }
    deferred.bs[deferred.bs.length] = b;
    deferred.size += b.size;
    if (deferred.size >= DEFERRED) this.flushTo(x, deferred);
  }

  private flushTo(x: Variable, deferred: Deferred): void {
    const { as, bs } = deferred;
    if (bs.length === 0) return;
    if (as.length === 0) this.addRows(x, joinRows(bs));
    else this.addOuterTo(x, joinRows(as), joinRows(bs));
    deferred.as = [];
    deferred.bs = [];
    deferred.size = 0;
  }

  private addRows(x: Variable, g: NdArray): void {
    const slot = this.gradients.slotOf(x);
    const { dims: shape } = x.data;
    const target = slot.sum === null ? this.gradients.targetOf(x, shape, g.dtype) : null;
    if (target === null) {
      this.gradients.addTo(x, sumTo(g, shape));
      return;
    }
    writeRowSums(target, g);
    slot.sum = target;
    slot.owned = true;
  }

  private addOuterTo(x: Variable, a: NdArray, b: NdArray): void {
    const slot = this.gradients.slotOf(x);
    const before = slot.sum;
    const dtype = floatOf(promote(a.dtype, b.dtype));
    if (before !== null && slot.owned && before.dtype === dtype) {
      writeOuter(before, a, b, true);
      return;
    }
    const shape = [a.dims[1] as number, b.dims[1] as number];
    const target = before === null ? this.gradients.targetOf(x, shape, dtype) : null;
    if (target === null) {
      this.gradients.addTo(x, matmul(transpose(a), b));
      return;
    }
    writeOuter(target, a, b, false);
    slot.sum = target;
    slot.owned = true;
  }
}
