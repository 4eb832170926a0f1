import { type Attributes, asVariable, FunctionNode, type NdArray, type Variable, type VariableLike } from "@dz/core";
import type { Pair, WindowOptions } from "@dz/ndarray";
import * as nd from "@dz/ndarray";

type Places = nd.NdArray<"int32">;

class Pooling extends FunctionNode {
  static override get name(): string {
    return "Pooling";
  }

  /** The positions of the maxima. */
  private index: Places | null = null;
  private readonly kernelSize: Pair;
  private readonly options: WindowOptions;

  constructor(kernelSize: Pair, options: WindowOptions) {
    super();
    this.kernelSize = kernelSize;
    this.options = options;
  }

  override attributes(): Attributes {
    return { kernelSize: this.kernelSize, stride: this.options.stride, pad: this.options.pad };
  }

  override forward(x: NdArray): NdArray {
    const { y, index } = nd.pooling(x, this.kernelSize, this.options);
    this.index = index;
    return y;
  }

  override backward(gy: Variable): Variable {
    return new PoolingGrad(this.index as Places, this.input(0).shape).apply(gy);
  }
}

/** Zeros with the gradient added at the positions of the maxima. */
class PoolingGrad extends FunctionNode {
  static override get name(): string {
    return "PoolingGrad";
  }

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

/** The elements at the positions of the maxima of other images. */
class TakePooled extends FunctionNode {
  static override get name(): string {
    return "TakePooled";
  }

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
 * Max pooling: the largest element of each window of images x [n, c, h, w], channel by channel: [n, c, oh, ow], with
 * `oh = (h + 2 pad − kh) / stride + 1`, rounded down. As in DeZero, the stride defaults to 1 and padding is 0, not −∞.
 * Of equal maxima the first gets the gradient; if padding is the largest, no element does.
 *
 * Throws {@link nd.ShapeError} for other shapes and a kernel that is larger than a padded image, and
 * {@link nd.ValueError} unless kernel and stride are positive integers, or two each, and the padding non-negative ones.
 */
export function pooling(x: VariableLike, kernelSize: Pair, options?: WindowOptions): Variable {
  const movement = nd.readOptions("pooling", nd.windowOptions, options);
  return new Pooling(kernelSize, movement).apply(asVariable(x, "pooling"));
}
