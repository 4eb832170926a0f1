import {
  type Attributes,
  asVariable,
  broadcastTo,
  FunctionNode,
  type NdArray,
  reshape,
  transpose,
  type Variable,
  type VariableLike,
} from "@dz/core";
import * as nd from "@dz/ndarray";
import { diagonal } from "../array/diagonal.ts";
import { contract } from "./contraction.ts";
import { isHidden, type Labels, parseEinsum } from "./einsum-formula.ts";

/**
 * A sum of products of arrays with named axes. The gradient of an operand is the same sum with the gradient of the
 * result in its place, broadcast along the names that only this operand has.
 */
export class Einsum extends FunctionNode {
  static override get name(): string {
    return "Einsum";
  }

  private readonly labels: readonly Labels[];
  private readonly outputLabels: Labels;

  constructor(labels: readonly Labels[], outputLabels: Labels) {
    super();
    this.labels = labels;
    this.outputLabels = outputLabels;
  }

  override attributes(): Attributes {
    return { labels: this.labels, output: this.outputLabels };
  }

  override forward(...xs: NdArray[]): NdArray {
    return contract(
      xs.map((a, i) => ({ a, labels: this.labels[i] as Labels })),
      this.outputLabels,
    );
  }

  override backward(gy: Variable): (Variable | null)[] {
    return this.inputs.map((x, i) => {
      if (!this.wants(i)) return null;
      const { labels, others, found } = this.gradientOf(i);
      const g = new Einsum(labels, found).apply(gy, ...others.map((j) => this.input(j)));
      return broadcastTo(reshape(g, this.keptShape(i, found)), x.shape);
    });
  }

  /**
   * The gradient of operand `i` as a sum of products: the names of its factors, the other operands, and the names of
   * the result.
   */
  private gradientOf(i: number): { labels: Labels[]; others: number[]; found: string[] } {
    const others = this.labels.map((_, j) => j).filter((j) => j !== i);
    const labels = [this.outputLabels, ...others.map((j) => this.labels[j] as Labels)];
    return { labels, others, found: (this.labels[i] as Labels).filter((label) => labels.flat().includes(label)) };
  }

  /** The shape of operand `i` with length 1 for the names that are not in `found`. */
  private keptShape(i: number, found: Labels): number[] {
    const { shape } = this.input(i);
    return (this.labels[i] as Labels).map((label, axis) => (found.includes(label) ? (shape[axis] as number) : 1));
  }
}

/**
 * Einstein summation: a letter names an axis of an operand; axes with the same letter share an index, and the sum goes
 * over all letters that are not in the result. `einsum("ij,jk->ik", x, y)` is the matrix product, `einsum("ij->", x)`
 * the sum of all elements, `einsum("ii->i", x)` a diagonal and `einsum("ii", x)` its sum. Without `->` the result has
 * the letters that occur once, in alphabetical order. `...` stands for further axes. As in NumPy, an axis of length 1
 * broadcasts against the length that its letter has in another operand; within one operand the lengths must be equal.
 *
 * The operands are multiplied from left to right, two at a time; their order decides the amount of work. Integers are
 * multiplied as float64.
 *
 * Throws {@link nd.ValueError} for an invalid formula, or one for another number of operands, and {@link nd.ShapeError}
 * for shapes that do not fit it.
 */
export function einsum(formula: string, ...xs: readonly VariableLike[]): Variable {
  const operands = xs.map((x) => asVariable(x, "einsum"));
  const { inputs, output } = parseEinsum(
    formula,
    operands.map(({ shape }) => shape),
  );
  const terms = operands.map((x, i) => withDiagonals(x, inputs[i] as Labels));
  const lengths = longest(terms);
  // An axis that broadcasts is treated as absent from the operand.
  const own = terms.map(({ x, labels }) => labels.map((label, axis) => x.shape[axis] === lengths.get(label)));
  const reshaped = terms.map(({ x }, i) =>
    reshape(
      x,
      x.shape.filter((_, axis) => own[i]?.[axis]),
    ),
  );
  return new Einsum(
    terms.map(({ labels }, i) => labels.filter((_, axis) => own[i]?.[axis])),
    output,
  ).apply(...reshaped);
}

/** An operand in which each name occurs once, with its original shape. */
interface NamedAxes {
  readonly x: Variable;
  readonly labels: Labels;
  readonly given: nd.Shape;
}

/** Replaces two axes of the same name by their diagonal. */
function withDiagonals(x: Variable, labels: Labels, given: nd.Shape = x.shape): NamedAxes {
  const second = labels.findIndex((label, axis) => labels.indexOf(label) < axis);
  if (second < 0) return { x, labels, given };
  const label = labels[second] as string;
  const first = labels.indexOf(label);
  const [m, n] = [x.shape[first], x.shape[second]];
  if (m !== n) {
    throw new nd.ShapeError(`einsum: index ${label} has lengths ${m} and ${n} in ${nd.formatShape(given)}`);
  }
  const others = labels.map((_, axis) => axis).filter((axis) => axis !== first && axis !== second);
  const diagonals = diagonal(transpose(x, [...others, first, second]));
  return withDiagonals(diagonals, [...others.map((axis) => labels[axis] as string), label], given);
}

/** The length of each index. Throws {@link nd.ShapeError} if it has different ones, except 1, which broadcasts. */
function longest(terms: readonly NamedAxes[]): Map<string, number> {
  const lengths = new Map<string, { length: number; shape: nd.Shape }>();
  for (const { x, labels, given } of terms) {
    labels.forEach((label, axis) => {
      const length = x.shape[axis] as number;
      const before = lengths.get(label);
      if (before === undefined || before.length === 1) lengths.set(label, { length, shape: given });
      else if (length !== before.length && length !== 1) {
        const [a, b] = [nd.formatShape(before.shape), nd.formatShape(given)];
        if (isHidden(label)) throw new nd.ShapeError(`einsum: shapes ${a} and ${b} do not broadcast`);
        throw new nd.ShapeError(`einsum: index ${label} has length ${before.length} in ${a} and ${length} in ${b}`);
      }
    });
  }
  return new Map([...lengths].map(([label, { length }]) => [label, length]));
}
