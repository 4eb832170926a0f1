import type { Variable } from "@dz/core";
import { type Conv1dOptions, conv1d } from "@dz/functions";
import { checkOption, type OptionTable, readOptions, type Shape } from "@dz/ndarray";
import { ConvolutionLayer, type FilterOptions, filterOptions } from "./convolution-layer.ts";

/** Options of {@link Conv1d}. */
export interface Conv1dLayerOptions extends FilterOptions, Conv1dOptions {}

const layerOptions = {
  ...filterOptions,
  stride: { default: 1, whole: true, from: 1 },
  pad: { default: 0, whole: true, from: 0 },
} satisfies OptionTable<Conv1dLayerOptions>;

/**
 * 1-D convolution of sequences x [batch, inChannels, length]: the function `conv1d` with filters W [outChannels,
 * inChannels, kernelSize] and, unless `bias` is false, a bias b [outChannels].
 */
export class Conv1d extends ConvolutionLayer {
  static override get name(): string {
    return "Conv1d";
  }

  readonly #kernelSize: number;
  readonly #movement: Required<Conv1dOptions>;

  constructor(outChannels: number, kernelSize: number, options?: Conv1dLayerOptions) {
    const { stride, pad, ...filters } = readOptions("Conv1d", layerOptions, options);
    const size = checkOption("Conv1d", "kernelSize", { kind: "number", whole: true, from: 1 }, kernelSize);
    super("Conv1d", outChannels, [size], filters);
    this.#kernelSize = size;
    this.#movement = { stride, pad };
  }

  protected override channels(inChannels: number, outChannels: number): readonly [number, number] {
    return [outChannels, inChannels];
  }

  protected override fits([length = 0]: Shape): boolean {
    return length + 2 * this.#movement.pad >= this.#kernelSize;
  }

  protected override convolve(x: Variable): Variable {
    return conv1d(x, this.W, this.b, this.#movement);
  }
}
