import { type DType, describe, formatPlain, isNdArray, type NdArray, type Shape, ValueError } from "@dz/ndarray";
import { release } from "@dz/ndarray/memory";
import type { Deferred } from "../backward/array-gradients.ts";
import type { Operators } from "../ops/operators.ts";
import type { FunctionNode } from "./function-node.ts";
import type { GraphNode } from "./graph-node.ts";

/** @internal The numbers of no backward. */
export const UNRECORDED = -1;
export const CONSTANT = -2;

// operators.ts installs the methods, see there for the reason
export interface Variable extends Operators {}

/**
 * An array in a graph: its value, how it came about, and, after a backward, its gradient.
 *
 * Operators are methods (`x.add(y).mul(2)`), everything else is a function (`tanh(x)`).
 */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: see above
export class Variable {
  /** The value. */
  data: NdArray;
  /** A name for graph drawings. */
  name: string | null;
  /** @internal The node that computed this value, or null for a leaf. */
  node: GraphNode | null = null;
  /** 0 for a leaf, else one more than the creator's: a backward goes from high to low. */
  generation = 0;
  /** @internal The gradient, without whatever the getter does. */
  gradient: Variable | null = null;
  /** @internal The gradient so far in the running backward. */
  pending: NdArray | null = null;
  /**
   * @internal The backward that `pending` belongs to; a failed one leaves values that no other run believes.
   * {@link UNRECORDED} before the first one, if this was computed while nothing was recorded, and {@link CONSTANT} always
   * for a value that is one.
   */
  pendingRun = 0;
  /** @internal Whether `pending` is a sum that later gradients may be added to in place. */
  pendingOwned = false;
  /** @internal What the running backward has put off for this leaf. */
  declare deferred: Deferred | null;

  static {
    // Not a field of every Variable: what is put off is put off for parameters, which have it.
    Variable.prototype.deferred = null;
  }

  /** Throws {@link ValueError} for anything but an {@link NdArray}; see {@link variable} for numbers and JS arrays. */
  constructor(data: NdArray, name: string | null = null) {
    if (!isNdArray(data)) {
      throw new ValueError(`variable: expected an NdArray, got ${describe(data)}; use variable(...) or array(...)`);
    }
    if (name !== null && typeof name !== "string") {
      throw new ValueError(`variable: a name is a string or null, got ${describe(name)}`);
    }
    this.data = data;
    this.name = name;
  }

  /** @internal Lifted from an array or a number inside an operation: nobody can ask for its gradient. */
  get isConstant(): boolean {
    return this.pendingRun === CONSTANT;
  }

  /** The function that computed this value, or null for a leaf. */
  get creator(): FunctionNode | null {
    return this.node === null ? null : this.node.fn;
  }

  /** The gradient of the last backward, or null. */
  get grad(): Variable | null {
    return this.gradient;
  }

  set grad(value: Variable | null) {
    if (value !== null && !isVariable(value)) {
      throw new ValueError(`grad: expected a Variable or null, got ${describe(value)}`);
    }
    this.gradient = value;
  }

  /** The lengths of the axes. */
  get shape(): Shape {
    return this.data.shape;
  }

  /** The number of axes. */
  get ndim(): number {
    return this.data.ndim;
  }

  /** The number of elements. */
  get size(): number {
    return this.data.size;
  }

  /** The element type. */
  get dtype(): DType {
    return this.data.dtype;
  }

  /** The length of the first axis. */
  get length(): number {
    return this.data.length;
  }

  /** The only element as a number. Throws {@link ValueError} unless there is exactly one. */
  item(): number {
    return this.data.item();
  }

  /** Forgets how this value came about; it becomes a leaf. */
  unchain(): void {
    this.node = null;
  }

  /**
   * Forgets how everything behind this value came about: it keeps its own creator, whose inputs become leaves. This ends
   * the graph of truncated backpropagation through time.
   */
  unchainBackward(): void {
    const nodes = this.node === null ? [] : [this.node];
    for (let node = nodes.pop(); node !== undefined; node = nodes.pop()) {
      for (const x of node.inputs) {
        if (x.node === null) continue;
        nodes[nodes.length] = x.node; // not `push`, see NodeQueue
        x.node = null;
      }
    }
    release();
  }

  /** Forgets the gradient. */
  cleargrad(): void {
    this.gradient = null;
  }

  /** What Python's `repr` prints in DeZero: `variable([1. 2.])`. */
  toString(): string {
    return `variable(${formatPlain(this.data, { indent: 9 })})`;
  }

  /** @internal Where a backward adds up the gradient in place, or null if it keeps what comes first. */
  gradientTarget(_shape: Shape, _dtype: DType): NdArray | null {
    return null;
  }

  /** @internal Makes room for the gradient that a backward found. May be refused memory; the gradient stays as it is. */
  settleGradient(g: NdArray, keep: (g: NdArray) => NdArray): NdArray {
    return keep(g);
  }

  /** @internal Takes the gradient that has been settled. */
  publishGradient(g: NdArray): void {
    this.gradient = new Variable(g);
  }
}

/** Whether a value is a {@link Variable}. */
export function isVariable(x: unknown): x is Variable {
  return x instanceof Variable;
}

// What Node shows in a console; in a browser nobody looks at this symbol.
Object.defineProperty(Variable.prototype, Symbol.for("nodejs.util.inspect.custom"), {
  value(this: Variable) {
    return this.toString();
  },
});
