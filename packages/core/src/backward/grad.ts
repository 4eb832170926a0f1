/**
 * Gradients as results: `grad(y, x)` is dy/dx, and no `grad` of a Variable changes.
 *
 * @module
 */
import {
  describe,
  formatShape,
  type OptionTable,
  onesLike,
  readOptions,
  ShapeError,
  StateError,
  sameShape,
  ValueError,
} from "@dz/ndarray";
import { inVisible } from "@dz/ndarray/memory";
import { detecting, recordingGraph } from "../config.ts";
import { duringBackward } from "../debug/anomaly.ts";
import { labelOf } from "../debug/chain.ts";
import { asVariable, type VariableLike } from "../graph/as-variable.ts";
import { isVariable, Variable } from "../graph/variable.ts";
import { noCreator } from "./backward.ts";
import { RequestedGradients } from "./requested-gradients.ts";
import { walk } from "./walk.ts";

/** Options of {@link grad}. */
export interface GradOptions {
  /** Record the computation of the gradients, so that they can be differentiated (default false). */
  readonly createGraph?: boolean;
  /** The gradient of y to begin with, of the shape of y (default ones). */
  readonly gy?: VariableLike;
  /** Give null for a value that y does not depend on, which otherwise is an error (default false). */
  readonly allowUnused?: boolean;
}

const gradOptions = {
  createGraph: { default: false },
  gy: { optional: true, kind: "any" },
  allowUnused: { default: false },
} satisfies OptionTable<GradOptions>;

/** Options with which every gradient exists. */
type AllUsed = GradOptions & { readonly allowUnused?: false };

/** A list of as many gradients as there are values. */
type ListOf<X extends readonly Variable[], G> = { -readonly [K in keyof X]: G };

/**
 * The gradients of `y` with respect to `xs`: for a Variable one gradient of its shape, for a list a list of them. `xs`
 * may be leaves or intermediate values, and `y` may have any shape: what is differentiated is the sum of `gy · y`.
 *
 * It reads and writes the `grad` of no Variable, and the graph can be used again. With `createGraph` the gradients can be
 * differentiated themselves:
 *
 * ```ts
 * const gx = grad(y, x, { createGraph: true });
 * x.data = nd.sub(x.data, nd.div(gx.data, grad(gx, x).data)); // a step of Newton's method
 * ```
 *
 * Throws {@link StateError} if y has no creator, or if it does not depend on one of `xs` (unless `allowUnused`), and
 * {@link ShapeError} if `gy` does not have the shape of y. As `torch.autograd.grad` of PyTorch.
 */
export function grad(y: Variable, xs: Variable, options?: AllUsed): Variable;
export function grad(y: Variable, xs: Variable, options: GradOptions): Variable | null;
export function grad<const X extends readonly Variable[]>(y: Variable, xs: X, options?: AllUsed): ListOf<X, Variable>;
export function grad<const X extends readonly Variable[]>(
  y: Variable,
  xs: X,
  options: GradOptions,
): ListOf<X, Variable | null>;
export function grad(
  y: Variable,
  xs: Variable | readonly Variable[],
  options?: GradOptions,
): Variable | null | (Variable | null)[] {
  const { createGraph, gy, allowUnused } = readOptions("grad", gradOptions, options);
  if (!isVariable(y)) throw new ValueError(`grad: expected a Variable to differentiate, got ${describe(y)}`);
  const list = isVariable(xs) ? [xs] : checkList(xs);
  const first = y.creatorNode;
  if (first === null && !list.includes(y)) throw noCreator("grad", y);
  const start = gy === undefined ? new Variable(onesLike(y.data)) : checkStart(gy, y);

  const found = within(() =>
    recordingGraph(createGraph, () => {
      const gradients = new RequestedGradients(list);
      gradients.add(y, start);
      if (first !== null && gradients.reached.length > 0) walk(first, gradients);
      return gradients.listOf(list, start);
    }),
  );
  const unused = allowUnused ? -1 : found.indexOf(null);
  if (unused >= 0) {
    const what = `${isVariable(xs) ? "x" : `xs[${unused}]`}, ${labelOf(list[unused] as Variable)}`;
    throw new StateError(`grad: y does not depend on ${what}; leave it out, or pass { allowUnused: true } to get null`);
  }
  return isVariable(xs) ? (found[0] as Variable | null) : found;
}

/** In ordinary memory, also within a backward that uses private memory. */
function within<T>(run: () => T): T {
  return detecting ? duringBackward(() => inVisible(run)) : inVisible(run);
}

function checkList(xs: readonly Variable[]): readonly Variable[] {
  if (!Array.isArray(xs)) throw new ValueError(`grad: expected a Variable or a list of them, got ${describe(xs)}`);
  for (const [i, x] of xs.entries()) {
    if (!isVariable(x)) throw new ValueError(`grad: xs[${i}] is ${describe(x)}, expected a Variable`);
  }
  return xs;
}

function checkStart(gy: VariableLike, y: Variable): Variable {
  const start = asVariable(gy, "grad: gy", y.dtype);
  if (sameShape(start.shape, y.shape)) return start;
  throw new ShapeError(`grad: gy has shape ${formatShape(start.shape)}, but y has shape ${formatShape(y.shape)}`);
}
