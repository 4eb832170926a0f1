import { add, copy, type DType, type NdArray, promote, type Shape } from "@dz/ndarray";
import { addInPlace, assign, inVisible, isPinned, isPrivate } from "@dz/ndarray/memory";
import { detecting } from "../config.ts";
import { checkSum } from "../debug/anomaly.ts";
import { WatchedSink } from "../debug/watched-sink.ts";
import type { GraphNode } from "../graph/graph-node.ts";
import { Parameter } from "../graph/parameter.ts";
import { unrecorded, type Variable } from "../graph/variable.ts";
import { ArraySink } from "./array-sink.ts";
import type { ArrayBackward } from "./gradient-sink.ts";
import type { Gradients } from "./gradients.ts";
import type { Slot } from "./slot.ts";

let runs = 0;

/**
 * Gradients as arrays in private memory, for a backward whose intermediate gradients the program cannot see.
 *
 * The first contribution to a gradient is kept without a copy, the second makes a sum in an array of its own, to which
 * later ones are added in place. A parameter without a gradient accumulates in its pinned block from the start.
 */
export class ArrayGradients implements Gradients {
  readonly reached: Variable[] = [];
  private readonly run = ++runs;
  private readonly sink: ArraySink;
  /** Leaves in the order in which a gradient reached them. */
  private readonly leaves: Variable[] = [];
  /** Intermediate values that had a gradient before this backward; it is used up. */
  private readonly usedUp: Variable[] = [];

  constructor() {
    this.sink = detecting ? new WatchedSink(this) : new ArraySink(this);
  }

  add(x: Variable, gx: Variable): void {
    this.addTo(x, gx.data);
  }

  take(y: Variable): Variable | null {
    const gy = this.takeArray(y);
    return gy === null ? null : unrecorded(gy);
  }

  tryOnArrays(node: GraphNode): boolean {
    const { fn, firstOutput, outputList } = node;
    const { backwardArrays } = fn as Partial<ArrayBackward>; // one lookup, since this place sees every class
    if (backwardArrays === undefined) return false;
    this.sink.visited = node;
    if (outputList === null) backwardArrays.call(fn, this.sink, this.takeArray(firstOutput));
    else {
      // An unchained one is a leaf, as in `visit` of `walk.ts`.
      const gys = outputList.map((y) => (y.creatorNode === node ? this.takeArray(y) : null));
      backwardArrays.call(fn, this.sink, ...gys);
    }
    return true;
  }

  publish(): void {
    this.sink.flush();
    const gradients = this.leaves.map((leaf) => this.takeArray(leaf) as NdArray);
    const commits = this.leaves.map((leaf, i) => prepare(leaf, gradients[i] as NdArray));
    // Until here the program sees no change, so an exception changes no gradient.
    for (const commit of commits) commit();
    for (const y of this.usedUp) y.gradient = null;
  }

  /** Adds `g` to the gradient of `x`. */
  addTo(x: Variable, g: NdArray): void {
    const slot = this.slotOf(x);
    const before = slot.sum;
    if (before === null) {
      const target = this.targetOf(x, g.dims, g.dtype);
      if (target !== null) assign(target, g);
      slot.owned = target !== null;
      slot.sum = target ?? g;
    } else if (slot.owned && promote(before.dtype, g.dtype) === before.dtype) {
      addInPlace(before, g);
    } else {
      const sum = add(before, g);
      slot.sum = sum;
      slot.owned = isPrivate(sum.span); // false if private memory is full
    }
  }

  /** The block in which the gradient of a parameter adds up in place; null for any other value. */
  targetOf(x: Variable, shape: Shape, dtype: DType): NdArray | null {
    return x instanceof Parameter ? x.claimGradientBlock(shape, dtype) : null;
  }

  /** The slot of a value; a value that this backward reaches for the first time gets one. */
  slotOf(x: Variable): Slot {
    const { slot } = x;
    if (slot !== null && slot.run === this.run) return slot;
    const fresh: Slot = { run: this.run, sum: null, owned: false, deferred: null };
    x.slot = fresh;
    if (x.creatorNode === null) this.leaves.push(x);
    else this.reached[this.reached.length] = x; // V8 does not inline `push` to an array created empty
    return fresh;
  }

  /** The complete gradient of a value, which this backward does not need again. */
  private takeArray(y: Variable): NdArray | null {
    const { slot, gradient } = y;
    const found = slot !== null && slot.run === this.run ? slot.sum : null;
    y.slot = null;
    const total = gradient === null ? found : this.withEarlier(y, gradient.data, found);
    if (detecting && total !== null) checkSum(y, total);
    return total;
  }

  /**
   * The sum with the gradient of an earlier backward that was not cleared, or one that was assigned, as in DeZero. That of
   * an intermediate value is noted as used up.
   */
  private withEarlier(y: Variable, earlier: NdArray, found: NdArray | null): NdArray {
    if (y.creatorNode !== null) this.usedUp.push(y);
    return found === null ? earlier : add(earlier, found);
  }
}

/** Allocates what the gradient of a leaf needs; the function that is returned makes it visible, which cannot fail. */
function prepare(leaf: Variable, g: NdArray): () => void {
  if (leaf instanceof Parameter) {
    leaf.prepareGradient(g);
    return () => leaf.commitGradient(g);
  }
  const gradient = unrecorded(keep(g));
  return () => {
    leaf.gradient = gradient;
  };
}

/** An array that survives the end of private memory and later updates: `g` or a copy. */
function keep(g: NdArray): NdArray {
  return isPrivate(g.span) || isPinned(g) ? inVisible(() => copy(g)) : g;
}
