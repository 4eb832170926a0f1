/**
 * The gradients of the products in a gated step: an input x is multiplied by several matrices, and the pre-activation
 * of gate i is `x Wᵢ + bᵢ`. An entry of the lists is null for a gate that no gradient reached.
 *
 * @module
 */
import { type NdArray, sumTo, type Variable } from "@dz/core";
import type { GradientSink } from "@dz/core/engine";

/**
 * The positions of the operands among the inputs of a node; `W` and `b` are the first of consecutive matrices and
 * biases.
 */
export interface Places {
  readonly x: number;
  readonly W: number;
  /** Absent if there are no biases. */
  readonly b?: number;
}

/** @internal Adds the gradients of x, of the matrices and of the biases. */
export function addProducts(sink: GradientSink, { x, W, b }: Places, gs: readonly (NdArray | null)[]): void {
  const from = sink.input(x);
  for (let i = 0; i < gs.length; i++) {
    const g = gs[i] as NdArray | null;
    if (g === null) continue;
    sink.addProduct(x, g, sink.input(W + i));
    sink.addOuter(W + i, from, g);
    if (b !== undefined) sink.addSum(b + i, g);
  }
}

/** The gradients of the products, as Variables: of x, of the matrices and of the biases. */
export interface ProductGradients {
  readonly x: Variable;
  readonly W: readonly (Variable | null)[];
  readonly b: readonly (Variable | null)[];
}

/** @internal The same in Variables. */
export function productGradients(
  x: Variable,
  W: readonly Variable[],
  gs: readonly (Variable | null)[],
): ProductGradients {
  const toX = gs.map((g, i) => g?.matmul((W[i] as Variable).T)).filter((g) => g !== undefined);
  return {
    x: toX.reduce((sum, g) => sum.add(g)),
    W: gs.map((g) => (g === null ? null : x.T.matmul(g))),
    b: gs.map((g) => (g === null ? null : sumTo(g, g.shape.slice(1)))),
  };
}
