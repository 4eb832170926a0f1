import type { Variable } from "@dz/core";
import { conv2d } from "@dz/functions";
import { convOutSize, type Pair, pairOf, readOptions, type Shape, type Size, type WindowOptions } from "@dz/ndarray";
import { ConvolutionLayer, type ConvolutionOptions, convolutionOptions } from "./convolution-layer.ts";

/**
 * 2-D convolution: the function `conv2d` with filters W [outChannels, inChannels, kh, kw] and, unless `bias` is false,
 * a bias b [outChannels].
 */
export class Conv2d extends ConvolutionLayer {
  static override get name(): string {
    return "Conv2d";
  }

  readonly #kernelSize: Size;
  readonly #movement: WindowOptions;

  constructor(outChannels: number, kernelSize: Pair, options?: ConvolutionOptions) {
    const { stride, pad, ...filters } = readOptions("Conv2d", convolutionOptions, options);
    const size = pairOf(kernelSize, 1, "Conv2d kernelSize");
    super("Conv2d", outChannels, size, filters);
    this.#kernelSize = size;
    this.#movement = { stride, pad };
  }

  protected override channels(inChannels: number, outChannels: number): readonly [number, number] {
    return [outChannels, inChannels];
  }

  protected override fits([height = 0, width = 0]: Shape): boolean {
    return convOutSize([height, width], this.#kernelSize, this.#movement).every((length) => length >= 1);
  }

  protected override convolve(x: Variable): Variable {
    return conv2d(x, this.W, this.b, this.#movement);
  }
}
