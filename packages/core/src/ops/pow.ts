import * as nd from "@dz/ndarray";
import { asVariable, dtypeBeside, type VariableLike } from "../graph/as-variable.ts";
import { type Attributes, FunctionNode } from "../graph/function-node.ts";
import type { Variable } from "../graph/variable.ts";
import { sumTo } from "./broadcast.ts";
import { log } from "./log.ts";
import { where } from "./where.ts";

/** A power with a plain number as the exponent. */
class Pow extends FunctionNode {
  static override get name(): string {
    return "Pow";
  }

  private readonly c: number;

  constructor(c: number) {
    super();
    this.c = c;
  }

  override attributes(): Attributes {
    return { c: this.c };
  }

  override forward(x: nd.NdArray): nd.NdArray {
    return nd.pow(x, this.c);
  }

  // dy/dx = c · xᶜ⁻¹, or c · y / x where xᶜ⁻¹ may overflow before y does; gy is the first factor, so that 0 stays 0.
  override backward(gy: Variable): Variable {
    const { c } = this;
    const x = this.input(0);
    if (c === 0) return where(0, gy, 0); // right also where 0 · x⁻¹ or 0 · gy would be NaN
    if (c < 0) return gy.div(x).mul(c).mul(this.output(0));
    return gy.mul(c).mul(x.pow(c - 1));
  }
}

/**
 * A power whose exponent is an array. A gradient in which 0 would be multiplied by infinity is 0, as in PyTorch: that
 * of x where c is 0, that of c where x is 0 and c is not negative.
 */
class PowVariable extends FunctionNode {
  static override get name(): string {
    return "PowVariable";
  }

  override attributes(): Attributes {
    return {};
  }

  override forward(x: nd.NdArray, c: nd.NdArray): nd.NdArray {
    return nd.pow(x, c);
  }

  override backward(gy: Variable): Variable[] {
    const [x, c] = [this.input(0), this.input(1)];
    return [sumTo(this.baseGradient(gy, x, c), x.shape), sumTo(this.exponentGradient(gy, x, c), c.shape)];
  }

  /** `dy/dx = c · xᶜ⁻¹`, or `c · xᶜ / x` where c is negative, as in {@link Pow}. */
  private baseGradient(gy: Variable, x: Variable, c: Variable): Variable {
    const negative = nd.less(c.data, 0);
    const constant = nd.logicalAnd(nd.equal(c.data, 0), nd.logicalNot(nd.less(nd.abs(nd.div(1, x.data)), Infinity)));
    const one = nd.scalar(1, { dtype: c.dtype });
    const power = pow(x, c.sub(nd.where(nd.logicalOr(negative, constant), 0, one)));
    return where(
      constant,
      0,
      gy
        .div(where(negative, x, 1))
        .mul(c)
        .mul(power),
    );
  }

  /** `dy/dc = xᶜ · ln x`. */
  private exponentGradient(gy: Variable, x: Variable, c: Variable): Variable {
    const zero = nd.logicalAnd(nd.equal(x.data, 0), nd.greaterEqual(c.data, 0));
    return where(zero, 0, gy.mul(this.output(0)).mul(log(where(zero, 1, x))));
  }
}

/**
 * `xᶜ`, element by element; shapes broadcast. The gradient of c exists where x is positive, and is 0 where x is 0 and c
 * >= 0.
 */
export function pow(x: VariableLike, c: VariableLike): Variable {
  if (typeof c === "number") return new Pow(c).apply(asVariable(x, "pow"));
  return new PowVariable().apply(asVariable(x, "pow", dtypeBeside(c)), asVariable(c, "pow", dtypeBeside(x)));
}
