import type { Variable } from "@dz/core";
import { deconv2d } from "@dz/functions";
import { deconvOutSize, type Pair, pairOf, readOptions, type Shape, type Size, type WindowOptions } from "@dz/ndarray";
import { ConvolutionLayer, type ConvolutionOptions, convolutionOptions } from "./convolution-layer.ts";

/**
 * 2-D transposed convolution: the function `deconv2d` with filters W [inChannels, outChannels, kh, kw] and, unless
 * `bias` is false, a bias b [outChannels].
 */
export class Deconv2d extends ConvolutionLayer {
  static override get name(): string {
    return "Deconv2d";
  }

  readonly #kernelSize: Size;
  readonly #movement: WindowOptions;

  constructor(outChannels: number, kernelSize: Pair, options?: ConvolutionOptions) {
    const { stride, pad, ...filters } = readOptions("Deconv2d", convolutionOptions, options);
    const size = pairOf(kernelSize, 1, "Deconv2d kernelSize");
    super("Deconv2d", outChannels, size, filters);
    this.#kernelSize = size;
    this.#movement = { stride, pad };
  }

  protected override channels(inChannels: number, outChannels: number): readonly [number, number] {
    return [inChannels, outChannels];
  }

  protected override fits([height = 0, width = 0]: Shape): boolean {
    return deconvOutSize([height, width], this.#kernelSize, this.#movement).every((length) => length >= 1);
  }

  protected override convolve(x: Variable): Variable {
    return deconv2d(x, this.W, this.b, this.#movement);
  }
}
