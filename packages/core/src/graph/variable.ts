import { type DType, describe, formatPlain, isNdArray, type NdArray, type Shape, ValueError } from "@dz/ndarray";
import { markClass, noticeCopy, release } from "@dz/ndarray/memory";
import type { Slot } from "../backward/slot.ts";
import type { Operators } from "../ops/operators.ts";
import { version } from "../version.ts";
import type { FunctionNode } from "./function-node.ts";
import type { GraphNode } from "./graph-node.ts";

/**
 * Most values are ordinary: made by the program, or computed in a graph. Two kinds of leaves are not: values that were
 * computed while no graph was recorded, and constants, operands that were arrays or numbers.
 */
export type Kind = "ordinary" | "unrecorded" | "constant";

// The methods are installed by operators.ts, which says why.
export interface Variable extends Operators {}

/**
 * A value in the computational graph: an array, the function that computed it, and, after `backward()`, its gradient.
 *
 * Forward links are enough to compute; the gradient needs the way back. So a Variable refers to the node of its creator,
 * a node to its inputs, and `backward()` follows these links from a result to the leaves, the values without a creator.
 *
 * Operators are methods (`x.add(y).mul(2)`), everything else is a function (`tanh(x)`).
 */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: see above
export class Variable {
  /** @internal The name in messages, also where a bundler has renamed the class. */
  static get name(): string {
    return "Variable";
  }

  /** The value. */
  data: NdArray;
  /** A name for graph drawings. */
  name: string | null;
  /**
   * One more than the generation of the creator, also after `unchain`; 0 if there never was one. A backward visits high
   * generations first.
   */
  generation = 0;
  /** @internal The node of the function that computed this value, or null for a leaf. */
  creatorNode: GraphNode | null = null;
  /** @internal For {@link isConstant} and error messages. */
  kind: Kind = "ordinary";
  /** @internal The gradient itself; the `grad` of a parameter does more than read it. */
  gradient: Variable | null = null;
  /** @internal What a running backward on arrays has added up so far for this value, or null. */
  slot: Slot | null = null;

  /**
   * Throws {@link ValueError} for anything but an {@link NdArray}; {@link variable} also takes numbers and nested
   * arrays.
   */
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

  /**
   * @internal Whether it is an operand that was an array or a number: the program has no Variable to read a gradient
   * from.
   */
  get isConstant(): boolean {
    return this.kind === "constant";
  }

  /** The function that computed this value, or null for a leaf. */
  get creator(): FunctionNode | null {
    return this.creatorNode === null ? null : this.creatorNode.fn;
  }

  /** The gradient, a Variable of the same shape, or null. Each backward adds to it until {@link cleargrad}. */
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

  /**
   * A new leaf with the same value and name, through which no gradient passes. The array is not copied: what is written
   * in place, such as the value of a parameter, changes in both.
   */
  detach(): Variable {
    return new Variable(this.data, this.name);
  }

  /** Detaches this value from its creator: it becomes a leaf, but keeps its generation. */
  unchain(): void {
    this.creatorNode = null;
  }

  /**
   * Detaches all values behind this one from their creators. The value itself keeps its creator, whose inputs become
   * leaves. Truncated backpropagation through time ends each of its windows this way.
   */
  unchainBackward(): void {
    const nodes = this.creatorNode === null ? [] : [this.creatorNode];
    for (let node = nodes.pop(); node !== undefined; node = nodes.pop()) {
      for (const x of node.inputs) {
        if (x.creatorNode === null) continue;
        nodes[nodes.length] = x.creatorNode; // V8 does not inline `push` to an array created empty
        x.creatorNode = null;
      }
    }
    release();
  }

  /** Sets the gradient to null. */
  cleargrad(): void {
    this.gradient = null;
  }

  /** The text of Python's `repr` in DeZero: `variable([1. 2.])`. */
  toString(): string {
    return `variable(${formatPlain(this.data, { indent: 9 })})`;
  }
}

// A template string gets the text. `x + 1` would be the text and a 1, `x * 2` NaN; both are refused. Not a method of the
// class, so that no editor offers it.
Object.defineProperty(Variable.prototype, Symbol.toPrimitive, {
  value(this: Variable, hint: string) {
    if (hint === "string") return this.toString();
    throw new ValueError(
      "Variable: JavaScript cannot compute with a Variable by +, -, * or <; use add(), sub(), mul() or div(), or item() for a plain number; for text write String(x)",
    );
  },
});

/** A Variable of a value that no graph records: a result under noGrad, or a gradient of a backward. */
export function unrecorded(data: NdArray): Variable {
  const x = new Variable(data);
  x.kind = "unrecorded";
  return x;
}

/** Whether a value is a {@link Variable}. */
export function isVariable(x: unknown): x is Variable {
  return x instanceof Variable;
}

markClass(Variable, "Variable", "@dz/core", version);
noticeCopy("@dz/core", version, "Variables of one do not work in the other, and noGrad or a setting reaches only one");

// Node's console prints what this method returns; browsers ignore the symbol.
Object.defineProperty(Variable.prototype, Symbol.for("nodejs.util.inspect.custom"), {
  value(this: Variable) {
    return this.toString();
  },
});
