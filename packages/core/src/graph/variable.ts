import { type DType, describe, formatPlain, isNdArray, type NdArray, type Shape, ValueError } from "@dz/ndarray";
import { release } from "@dz/ndarray/memory";
import type { Slot } from "../backward/slot.ts";
import type { Operators } from "../ops/operators.ts";
import type { FunctionNode } from "./function-node.ts";
import type { GraphNode } from "./graph-node.ts";

/**
 * How a value came about, where it has no node that says so: made by the program (or computed, and then it has a node),
 * computed while nothing was recorded, or lifted from an array or a number inside an operation.
 */
export type Origin = "program" | "noGraph" | "constant";

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
  /** 0 for a leaf, else one more than the creator's: a backward goes from high to low. */
  generation = 0;
  /** @internal The node that computed this value, or null for a leaf. */
  node: GraphNode | null = null;
  /** @internal */
  origin: Origin = "program";
  /** @internal The gradient, without what the getter does. */
  gradient: Variable | null = null;
  /** @internal What the running backward has found, or null. */
  slot: Slot | null = null;

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

  /** @internal Whether nobody can ask for its gradient. */
  get isConstant(): boolean {
    return this.origin === "constant";
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

/** A value that was computed while nothing was recorded. */
export function unrecorded(data: NdArray): Variable {
  const x = new Variable(data);
  x.origin = "noGraph";
  return x;
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
