import type { Variable } from "@dz/core";
import { deconv2d } from "@dz/functions";
import { deconvOutSize, type Pair, type Size } from "@dz/ndarray";
import { ConvolutionLayer, type ConvolutionOptions } from "./conv2d-base.ts";

/**
 * 2-D transposed convolution: the function `deconv2d` with filters W [inChannels, outChannels, kh, kw] and, unless
 * `bias` is false, a bias b [outChannels].
 */
export class Deconv2d extends ConvolutionLayer {
  constructor(outChannels: number, kernelSize: Pair, options?: ConvolutionOptions) {
    super("Deconv2d", outChannels, kernelSize, options);
  }

  protected override channels(inChannels: number, outChannels: number): readonly [number, number] {
    return [inChannels, outChannels];
  }

  protected override sizeFor(size: Size): Size {
    return deconvOutSize(size, this.kernelSize, this.options);
  }

  protected override apply(x: Variable): Variable {
    return deconv2d(x, this.W, this.b, this.options);
  }
}
