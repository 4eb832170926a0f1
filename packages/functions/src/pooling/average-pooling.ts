import { type Attributes, asVariable, FunctionNode, type NdArray, type Variable, type VariableLike } from "@dz/core";
import type { Pair, WindowOptions } from "@dz/ndarray";
import * as nd from "@dz/ndarray";

class AveragePooling extends FunctionNode {
  static override get name(): string {
    return "AveragePooling";
  }

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
    return nd.averagePooling(x, this.kernelSize, this.options);
  }

  override backward(gy: Variable): Variable {
    return new AveragePoolingGrad(this.input(0).shape, this.kernelSize, this.options).apply(gy);
  }
}

/** Zeros to which each gradient is added, spread evenly over its window. */
class AveragePoolingGrad extends FunctionNode {
  static override get name(): string {
    return "AveragePoolingGrad";
  }

  private readonly shape: nd.Shape;
  private readonly kernelSize: Pair;
  private readonly options: WindowOptions;

  constructor(shape: nd.Shape, kernelSize: Pair, options: WindowOptions) {
    super();
    this.kernelSize = kernelSize;
    this.shape = shape;
    this.options = options;
  }

  override forward(gy: NdArray): NdArray {
    return nd.averagePoolingGrad(gy, this.shape, this.kernelSize, this.options);
  }

  override backward(ggx: Variable): Variable {
    return averagePooling(ggx, this.kernelSize, this.options);
  }
}

/**
 * The mean of each window of images x [n, c, h, w], channel by channel: [n, c, oh, ow], see `pooling`. The zeros of the
 * padding count as elements.
 *
 * Throws like `pooling`.
 */
export function averagePooling(x: VariableLike, kernelSize: Pair, options?: WindowOptions): Variable {
  const movement = nd.readOptions("averagePooling", nd.windowOptions, options);
  return new AveragePooling(kernelSize, movement).apply(asVariable(x, "averagePooling"));
}
