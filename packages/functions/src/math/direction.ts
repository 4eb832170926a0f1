/**
 * Euclidean norms and unit vectors. Their gradients are expressed in unit vectors, so that no power of a norm is
 * formed, which might overflow or underflow where the gradient does not.
 *
 * @module
 */
import { type Attributes, broadcastTo, FunctionNode, type NdArray, reshape, type Variable } from "@dz/core";
import * as nd from "@dz/ndarray";
import { rootOfMean } from "@dz/ndarray/memory";
import { preciseSum } from "./moments.ts";

/** @internal `√(Σ x² / count)` along axes. */
export class Norm extends FunctionNode {
  static override get name(): string {
    return "Norm";
  }

  private readonly axes: readonly number[];
  private readonly keepdims: boolean;
  private readonly count: number;

  constructor(axes: readonly number[], keepdims: boolean, count = 1) {
    super();
    this.axes = axes;
    this.keepdims = keepdims;
    this.count = count;
  }

  override attributes(): Attributes {
    return { axis: this.axes, keepdims: this.keepdims, count: this.count };
  }

  override forward(x: NdArray): NdArray {
    return rootOfMean(x, this.axes, this.keepdims, this.count);
  }

  override backward(gy: Variable): Variable {
    const x = this.input(0);
    const g = reshape(gy.div(Math.sqrt(this.count)), nd.reducedShape(x.shape, this.axes, true));
    return broadcastTo(g, x.shape).mul(new Direction(this.axes, 0).apply(x)); // dy/dx = x / (‖x‖ √count)
  }
}

/** @internal `x / max(‖x‖, eps)` along axes. With eps 0, a vector of zeros gives zeros, and so do its gradients. */
export class Direction extends FunctionNode {
  static override get name(): string {
    return "Direction";
  }

  private readonly axes: readonly number[];
  private readonly eps: number;

  constructor(axes: readonly number[], eps: number) {
    super();
    this.axes = axes;
    this.eps = eps;
  }

  override attributes(): Attributes {
    return { axis: this.axes, eps: this.eps };
  }

  override forward(x: NdArray): NdArray {
    const { axes, eps } = this;
    const { scaled, squares, scale } = nd.scaledSquares(ofInfinity(x, axes), { axis: axes, floor: eps });
    const norm = nd.sqrt(squares);
    if (eps === 0) return nd.div(scaled, nd.where(nd.equal(norm, 0), Infinity, norm));
    return nd.div(scaled, nd.maximum(norm, scale === null ? eps : nd.div(eps, scale)));
  }

  override backward(gy: Variable): Variable {
    return new DirectionGrad(this.axes, this.eps).apply(this.input(0), gy);
  }
}

/**
 * The vectors, with those that have infinite elements replaced by their directions: ±1 for each infinite element, since
 * several are equally large, and 0 for the others, which do not count beside them.
 */
function ofInfinity(x: NdArray, axes: readonly number[]): NdArray {
  if (x.size === 0) return x;
  const size = nd.abs(x);
  const endless = nd.equal(nd.max(size, { axis: axes, keepdims: true }), Infinity); // not where there is NaN
  if (nd.sum(endless).item() === 0) return x;
  return nd.where(endless, nd.where(nd.equal(size, Infinity), nd.sign(x), nd.zeros([], { dtype: x.dtype })), x);
}

/** The gradient of {@link Direction}: `(g − y Σ y g) / ‖x‖`, or `g / eps` where the norm is not above eps. */
class DirectionGrad extends FunctionNode {
  static override get name(): string {
    return "DirectionGrad";
  }

  private readonly axes: readonly number[];
  private readonly eps: number;

  constructor(axes: readonly number[], eps: number) {
    super();
    this.axes = axes;
    this.eps = eps;
  }

  override forward(x: NdArray, g: NdArray): NdArray {
    const { axes, eps } = this;
    const y = new Direction(axes, eps).forward(x);
    const norm = new Norm(axes, true).forward(x);
    const { above, bound } = this.bounds(norm);
    const along = nd.mul(nd.preciseSum(nd.mul(y, g), { axis: axes, keepdims: true }), above);
    return nd.div(nd.sub(g, nd.mul(y, along)), nd.add(nd.mul(norm, above), bound));
  }

  override backward(h: Variable): Variable[] {
    const { axes, eps } = this;
    const [x, g] = [this.input(0), this.input(1)];
    const y = new Direction(axes, eps).apply(x);
    const norm = new Norm(axes, true).apply(x);
    const { above, bound } = this.bounds(norm.data);
    const along = (a: Variable, b: Variable): Variable =>
      preciseSum(a.mul(b), { axis: axes, keepdims: true }).mul(above);
    const [Jg, Jh] = [this.output(0), new DirectionGrad(axes, eps).apply(x, h)];
    // J = ∂y/∂x = Jᵀ and ∂‖x‖/∂x = y
    const gx = y
      .mul(along(h, Jg))
      .add(Jh.mul(along(y, g)))
      .add(Jg.mul(along(y, h)));
    return [gx.neg().div(norm.mul(above).add(bound)), Jh];
  }

  /** 1 where the norm is above eps and divides, else 0; and what divides there: eps, or infinity if that is 0. */
  private bounds(norm: NdArray): { above: NdArray; bound: NdArray } {
    const above = nd.astype(nd.greater(norm, this.eps), norm.dtype);
    return {
      above,
      bound: nd.where(above, 0, nd.full([], this.eps === 0 ? Infinity : this.eps, { dtype: norm.dtype })),
    };
  }
}
