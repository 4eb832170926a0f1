import type { Variable } from "@dz/core";
import { conv2d } from "@dz/functions";
import { convOutSize, type Pair, type Size } from "@dz/ndarray";
import { ConvolutionLayer, type ConvolutionOptions } from "./conv2d-base.ts";

/**
 * 2-D convolution: the function `conv2d` with filters W [outChannels, inChannels, kh, kw] and, unless `bias` is false,
 * a bias b [outChannels].
 */
export class Conv2d extends ConvolutionLayer {
  constructor(outChannels: number, kernelSize: Pair, options?: ConvolutionOptions) {
    super("Conv2d", outChannels, kernelSize, options);
  }

  protected override channels(inChannels: number, outChannels: number): readonly [number, number] {
    return [outChannels, inChannels];
  }

  protected override sizeFor(size: Size): Size {
    return convOutSize(size, this.kernelSize, this.options);
  }

  protected override apply(x: Variable): Variable {
    return conv2d(x, this.W, this.b, this.options);
  }
}
