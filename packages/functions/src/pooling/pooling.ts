import { asVariable, FunctionNode, type NdArray, type Variable, type VariableLike } from "@dz/core";
import type { SizedWindowOptions } from "@dz/ndarray";
import * as nd from "@dz/ndarray";

type Places = nd.NdArray<"int32">;

class Pooling extends FunctionNode {
  /** Where the maxima are. */
  private index: Places | null = null;
  private readonly options: SizedWindowOptions;

  constructor(options: SizedWindowOptions) {
    super();
    this.options = options;
  }

  override forward(x: NdArray): NdArray {
    const { y, index } = nd.pooling(x, this.options);
    this.index = index;
    return y;
  }

  override backward(gy: Variable): Variable {
    return new PoolingGrad(this.index as Places, this.input(0).shape).apply(gy);
  }
}

/** Zeros with the gradient added where the maxima are. */
class PoolingGrad extends FunctionNode {
  private readonly index: Places;
  private readonly shape: nd.Shape;

  constructor(index: Places, shape: nd.Shape) {
    super();
    this.index = index;
    this.shape = shape;
  }

  override forward(gy: NdArray): NdArray {
    return nd.poolingGrad(gy, this.index, this.shape);
  }

  override backward(ggx: Variable): Variable {
    return new TakePooled(this.index).apply(ggx);
  }
}

/** What lies where the maxima of other images are. */
class TakePooled extends FunctionNode {
  private readonly index: Places;

  constructor(index: Places) {
    super();
    this.index = index;
  }

  override forward(x: NdArray): NdArray {
    return nd.takePooled(x, this.index);
  }

  override backward(gy: Variable): Variable {
    return new PoolingGrad(this.index, this.input(0).shape).apply(gy);
  }
}

/**
 * The largest element of each window of images x [n, c, h, w], channel by channel: [n, c, oh, ow], with
 * `oh = (h + 2 pad − kh) / stride + 1`, rounded down. As in DeZero the stride is 1 unless said otherwise, padding is 0 (not
 * −∞), and of equal maxima the first has the gradient; if padding is the largest, nothing has it.
 *
 * Throws {@link nd.ShapeError} for other shapes and a kernel that is larger than a padded image, and {@link nd.ValueError}
 * unless kernel and stride are whole numbers from 1, or two of them each, and the padding from 0.
 */
export function pooling(x: VariableLike, options: SizedWindowOptions): Variable {
  return new Pooling(options).apply(asVariable(x, "pooling"));
}
