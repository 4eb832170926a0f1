import { asVariable, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";
import { Einsum } from "./einsum.ts";

/** A number n for the last n axes of x and the first n of y, or the axes of each, in pairs. */
export type TensordotAxes = number | readonly [x: number | readonly number[], y: number | readonly number[]];

class Tensordot extends Einsum {
  static override get name(): string {
    return "Tensordot";
  }
}

/** Options of {@link tensordot}. */
export interface TensordotOptions {
  /** The axes to sum over: how many, or which of x and which of y (default 2). */
  readonly axes?: TensordotAxes;
}

const tensordotOptions = { axes: { default: 2, kind: "any" } } satisfies nd.OptionTable<TensordotOptions>;

/**
 * The sum of products over pairs of axes, as NumPy's `tensordot`: the result has the remaining axes of x, then those of
 * y. `axes` 1 gives a matrix product, 0 all products; `[[0, 2], [1, 0]]` pairs axis 0 of x with 1 of y and 2 with 0.
 *
 * Throws {@link nd.AxisError} for axes that are out of range, given twice or without a partner, and
 * {@link nd.ShapeError} for a pair of different lengths.
 */
export function tensordot(x: VariableLike, y: VariableLike, options?: TensordotOptions): Variable {
  const { axes } = nd.readOptions("tensordot", tensordotOptions, options);
  const [a, b] = [asVariable(x, "tensordot"), asVariable(y, "tensordot")];
  const [xAxes, yAxes] = pairsOf(axes, a.shape, b.shape);
  // Names for the axes: "x0", "x1", …, and in y those of their partners.
  const left = a.shape.map((_, i) => `x${i}`);
  const right = b.shape.map((_, i) => (yAxes.includes(i) ? `x${xAxes[yAxes.indexOf(i)]}` : `y${i}`));
  const output = [...left.filter((name) => !right.includes(name)), ...right.filter((name) => !left.includes(name))];
  return new Tensordot([left, right], output).apply(a, b);
}

function pairsOf(axes: TensordotAxes, x: nd.Shape, y: nd.Shape): [number[], number[]] {
  if (typeof axes !== "number" && !(Array.isArray(axes) && axes.length === 2)) {
    throw new nd.AxisError(`tensordot: expected a number of axes or two lists of them, got ${nd.shown(axes)}`);
  }
  const [forX, forY] = typeof axes === "number" ? counted(axes, x, y) : axes;
  const [xAxes, yAxes] = [listOf(forX, x), listOf(forY, y)];
  if (xAxes.length !== yAxes.length) {
    throw new nd.AxisError(`tensordot: ${xAxes.length} axes of x have no partners in ${yAxes.length} of y`);
  }
  xAxes.forEach((axis, i) => {
    const partner = yAxes[i] as number;
    if (x[axis] === y[partner]) return;
    const [own, other] = [nd.formatShape(x), nd.formatShape(y)];
    throw new nd.ShapeError(`tensordot: axis ${axis} of ${own} and axis ${partner} of ${other} differ in length`);
  });
  return [xAxes, yAxes];
}

/** The last axes of x, and the first ones of y. */
function counted(count: number, x: nd.Shape, y: nd.Shape): [number[], number[]] {
  if (!Number.isInteger(count) || count < 0 || count > Math.min(x.length, y.length)) {
    const [own, other] = [nd.formatShape(x), nd.formatShape(y)];
    throw new nd.AxisError(`tensordot: shapes ${own} and ${other} have no ${count} axes to sum over`);
  }
  const first = Array.from({ length: count }, (_, i) => i);
  return [first.map((i) => x.length - count + i), first];
}

/** Axes counted from the front, in the order in which they are given. */
function listOf(axes: number | readonly number[], shape: nd.Shape): number[] {
  nd.normalizeAxes(axes, shape, "tensordot"); // finds errors, but sorts its result
  return [axes].flat().map((axis) => nd.normalizeAxis(axis, shape.length, "tensordot", shape));
}
