import {
  asVariable,
  broadcastTo,
  FunctionNode,
  type Gradients,
  type NdArray,
  reshape,
  type Variable,
  type VariableLike,
} from "@dz/core";
import * as nd from "@dz/ndarray";
import { contract } from "../contraction.ts";
import { isBroadcast, type Labels, parseEinsum } from "../einsum-formula.ts";

/**
 * A sum of products of arrays whose axes have names. The gradient of an operand is the same sum with the gradient from
 * above in its place, and repeats along names that only it has.
 */
export class Einsum extends FunctionNode {
  private readonly labels: readonly Labels[];
  private readonly outputLabels: Labels;

  constructor(labels: readonly Labels[], outputLabels: Labels) {
    super();
    this.labels = labels;
    this.outputLabels = outputLabels;
  }

  override forward(...xs: NdArray[]): NdArray {
    return contract(
      xs.map((a, i) => ({ a, labels: this.labels[i] as Labels })),
      this.outputLabels,
    );
  }

  override backward(gy: Variable): Variable[] {
    return this.inputs.map((x, i) => {
      const { labels, others, found } = this.gradientOf(i);
      const g = new Einsum(labels, found).apply(gy, ...others.map((j) => this.input(j)));
      return broadcastTo(reshape(g, this.keptShape(i, found)), x.shape);
    });
  }

  override backwardArrays(gradients: Gradients, gy: NdArray): void {
    for (let i = 0; i < this.inputs.length; i++) {
      if (!gradients.wants(i)) continue;
      const { labels, others, found } = this.gradientOf(i);
      const factors = [gy, ...others.map((j) => this.input(j).data)];
      const g = contract(
        factors.map((a, j) => ({ a, labels: labels[j] as Labels })),
        found,
      );
      gradients.add(i, nd.broadcastTo(nd.reshape(g, this.keptShape(i, found)), this.input(i).shape));
    }
  }

  /** The names in the gradient of operand `i`: those of its factors, which operands those are, and what comes out. */
  private gradientOf(i: number): { labels: Labels[]; others: number[]; found: string[] } {
    const others = this.labels.map((_, j) => j).filter((j) => j !== i);
    const labels = [this.outputLabels, ...others.map((j) => this.labels[j] as Labels)];
    return { labels, others, found: (this.labels[i] as Labels).filter((label) => labels.flat().includes(label)) };
  }

  /** The shape of operand `i` with length 1 for the names that are not found. */
  private keptShape(i: number, found: Labels): number[] {
    const { shape } = this.input(i);
    return (this.labels[i] as Labels).map((label, axis) => (found.includes(label) ? (shape[axis] as number) : 1));
  }
}

/**
 * Einstein's sum: a letter names an axis of an operand; axes with the same letter run together, and a sum goes over all
 * that the result has not. `einsum("ij,jk->ik", x, y)` is the product of matrices, `einsum("ij->", x)` the sum of all
 * elements. Without `->` the result has the letters that are there once, in alphabetical order. `...` stands for further
 * axes, which broadcast.
 *
 * The operands are multiplied from the left to the right, two at a time; their order decides how much work that is. Whole
 * numbers are multiplied as float64. One operand with the same letter twice is refused: see `diagonal` and `trace`.
 *
 * Throws {@link nd.ValueError} for what is no formula for so many operands, and {@link nd.ShapeError} for shapes that do
 * not fit it.
 */
export function einsum(formula: string, ...xs: readonly VariableLike[]): Variable {
  const operands = xs.map((x) => asVariable(x, "einsum"));
  const { inputs, output } = parseEinsum(
    formula,
    operands.map(({ shape }) => shape),
  );
  const lengths = longest(
    inputs,
    operands.map(({ shape }) => shape),
  );
  // An axis that broadcasts is one that the operand does not have.
  const own = inputs.map((labels, i) =>
    labels.map((label, axis) => operands[i]?.shape[axis] === (lengths.get(label) as number)),
  );
  const reshaped = operands.map((x, i) =>
    reshape(
      x,
      x.shape.filter((_, axis) => own[i]?.[axis]),
    ),
  );
  return new Einsum(
    inputs.map((labels, i) => labels.filter((_, axis) => own[i]?.[axis])),
    output,
  ).apply(...reshaped);
}

/** The length of each index. Throws {@link nd.ShapeError} if it has different ones, except 1 where it broadcasts. */
function longest(inputs: readonly Labels[], shapes: readonly nd.Shape[]): Map<string, number> {
  const lengths = new Map<string, { length: number; shape: nd.Shape }>();
  inputs.forEach((labels, i) => {
    const shape = shapes[i] as nd.Shape;
    labels.forEach((label, axis) => {
      const length = shape[axis] as number;
      const before = lengths.get(label);
      if (before === undefined || (isBroadcast(label) && before.length === 1)) lengths.set(label, { length, shape });
      else if (length !== before.length && !(isBroadcast(label) && length === 1)) {
        const [x, y] = [nd.formatShape(before.shape), nd.formatShape(shape)];
        if (isBroadcast(label)) throw new nd.ShapeError(`einsum: shapes ${x} and ${y} do not broadcast`);
        throw new nd.ShapeError(`einsum: index ${label} has length ${before.length} in ${x} and ${length} in ${y}`);
      }
    });
  });
  return new Map([...lengths].map(([label, { length }]) => [label, length]));
}
