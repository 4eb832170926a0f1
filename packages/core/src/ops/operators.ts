/**
 * The methods of Variable that compute: Python's operators and methods, and `backward`.
 *
 * They are installed here and not in `variable.ts`, because each of them makes Variables: this way `variable.ts`
 * imports none of them and can be read and loaded alone.
 *
 * @module
 */
import { type DType, type Index, type OptionTable, type ReduceOptions, readOptions, type Shape } from "@dz/ndarray";
import { type BackwardOptions, backward } from "../backward/backward.ts";
import type { VariableLike } from "../graph/as-variable.ts";
import { Variable } from "../graph/variable.ts";
import { add } from "./add.ts";
import { astype } from "./astype.ts";
import { div } from "./div.ts";
import { getItem } from "./get-item.ts";
import { matmul } from "./matmul.ts";
import { mul } from "./mul.ts";
import { neg } from "./neg.ts";
import { pow } from "./pow.ts";
import { reshape } from "./reshape.ts";
import { sub } from "./sub.ts";
import { sum } from "./sum.ts";
import { transpose } from "./transpose.ts";

/** The methods of Variable that compute. */
export interface Operators {
  /** `this + x` */
  add(x: VariableLike): Variable;
  /** `this − x` */
  sub(x: VariableLike): Variable;
  /** `this · x`, element by element */
  mul(x: VariableLike): Variable;
  /** `this / x` */
  div(x: VariableLike): Variable;
  /** `−this` */
  neg(): Variable;
  /** `thisᶜ` */
  pow(c: VariableLike): Variable;
  /** The matrix product `this @ W`. */
  matmul(W: VariableLike): Variable;
  /** The elements that an index selects: `x.getItem(slice(1), 0)` for Python's `x[1:, 0]`. */
  getItem(...index: readonly (Index | Variable)[]): Variable;
  /** The same elements in another shape: `x.reshape(1, -1)` or `x.reshape([1, -1])`. */
  reshape(...shape: number[] | [Shape]): Variable;
  /** The axes in another order (default reversed): `x.transpose(1, 0, 2)`. */
  transpose(...axes: number[] | [readonly number[]]): Variable;
  /** The same values in another dtype: `x.astype("float32")`. */
  astype(dtype: DType): Variable;
  /** The sum along axes (default all). */
  sum(options?: ReduceOptions): Variable;
  /** The axes in reverse order. */
  readonly T: Variable;
  /**
   * Computes the gradients of this value with respect to all leaves behind it and adds them to their `grad`. The
   * gradient of this value itself is its `grad` if that was set, else ones.
   *
   * Throws {@link StateError} for a value without a creator.
   */
  backward(options?: BackwardOptions): void;
}

/** Arguments given one by one or as one list. */
function spread(values: number[] | [readonly number[]]): readonly number[] {
  return typeof values[0] === "object" ? values[0] : (values as number[]);
}

const backwardOptions = {
  retainGrad: { default: false },
  createGraph: { default: false },
} satisfies OptionTable<BackwardOptions>;

const methods: Operators & ThisType<Variable> = {
  add(x) {
    return add(this, x);
  },
  sub(x) {
    return sub(this, x);
  },
  mul(x) {
    return mul(this, x);
  },
  div(x) {
    return div(this, x);
  },
  neg() {
    return neg(this);
  },
  pow(c) {
    return pow(this, c);
  },
  matmul(W) {
    return matmul(this, W);
  },
  getItem(...index) {
    return getItem(this, ...index);
  },
  reshape(...shape) {
    return reshape(this, spread(shape));
  },
  transpose(...axes) {
    return transpose(this, axes.length === 0 ? undefined : spread(axes));
  },
  astype(dtype) {
    return astype(this, dtype);
  },
  sum(options) {
    return sum(this, options);
  },
  get T() {
    return transpose(this);
  },
  backward(options) {
    backward(this, readOptions("backward", backwardOptions, options));
  },
};

Object.defineProperties(Variable.prototype, Object.getOwnPropertyDescriptors(methods));
