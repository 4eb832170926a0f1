import { asVariable, type Parameter, type Variable, type VariableLike } from "@dz/core";
import { pinnedData } from "@dz/core/engine";
import {
  type CompleteOptions,
  type DType,
  formatShape,
  type RandomState,
  type Shape,
  ShapeError,
  type SharedOptions,
  sizeOf,
  type WindowOptions,
  windowOptions,
} from "@dz/ndarray";
import { checkSize, drawWeights, type WeightOptions, weightOptions } from "./initial.ts";
import { Layer } from "./layer.ts";
import { warnMixed } from "./mixed-dtypes.ts";
import { close, dtypeFor, follow, openParameter } from "./open-dtype.ts";
import { biasOption, inChannelsOption } from "./options.ts";

/** Options of the parameters of a convolutional layer. */
export interface FilterOptions extends WeightOptions {
  /** The channels of the input. Without it, the weights are drawn at the first input. */
  readonly inChannels?: number | undefined;
  /** Whether there is a bias (default true). */
  readonly bias?: boolean;
}

/** The table of {@link FilterOptions}. */
export const filterOptions: SharedOptions<FilterOptions, "dtype" | "biasDtype" | "inChannels"> = {
  ...weightOptions,
  inChannels: inChannelsOption,
  bias: biasOption,
};

/** Options of a convolutional layer for images. */
export interface ConvolutionOptions extends FilterOptions, WindowOptions {}

/** The table of {@link ConvolutionOptions}. */
export const convolutionOptions: SharedOptions<ConvolutionOptions, "dtype" | "biasDtype" | "inChannels"> = {
  ...filterOptions,
  ...windowOptions,
};

/** The common part of the convolutional layers: parameters, and when they are drawn. */
export abstract class ConvolutionLayer extends Layer {
  /** The filters; their input channels are 0 until known. */
  readonly W: Parameter;
  /** The bias [outChannels], initially zeros; null without one. */
  readonly b: Parameter | null;
  // Private, so that the traversal for the parameters, twice an update, has fewer properties to look at.
  readonly #kernel: Shape;
  readonly #random: RandomState;
  /** Whether channels and dtype are decided. */
  #ready = false;
  readonly #label: string;
  readonly #outChannels: number;

  /** `kernel`: the lengths of the filters, one for each axis of an image or a sequence. */
  constructor(
    label: string,
    outChannels: number,
    kernel: Shape,
    options: CompleteOptions<FilterOptions, typeof filterOptions>,
  ) {
    super();
    const { inChannels, bias, dtype, random, biasDtype = dtype } = options;
    this.#label = label;
    this.#outChannels = checkSize(outChannels, `${label} outChannels`);
    this.#kernel = kernel;
    this.#random = random;
    this.W = openParameter(this.shapeFor(0), dtype, "W");
    this.b = bias ? openParameter([outChannels], biasDtype, "b") : null;
    if (inChannels !== undefined) this.ensureChannels(inChannels, "float32");
  }

  /** Input and output channels in the order of the axes of the filters. */
  protected abstract channels(inChannels: number, outChannels: number): readonly [number, number];

  /** Whether images or sequences of these lengths are large enough. */
  protected abstract fits(lengths: Shape): boolean;

  protected abstract convolve(x: Variable): Variable;

  /** Throws {@link ShapeError} unless `x` is [batch, channels, ...lengths] and large enough. */
  override forward(x: VariableLike): Variable {
    const input = asVariable(x, this.#label);
    const [, channels = 0, ...lengths] = input.shape;
    if (input.ndim !== 2 + this.#kernel.length) {
      const axes = this.#kernel.length === 1 ? "length" : "height, width";
      const expected = `${this.#label}: expected an input [batch, channels, ${axes}]`;
      throw new ShapeError(`${expected}, got shape ${formatShape(input.shape)}`);
    }
    // A refused input must not draw weights: what is too small goes to the function, which throws.
    if (this.fits(lengths)) this.ensureChannels(channels, input.dtype);
    warnMixed(this.#label, this.W, input, this.b);
    return this.convolve(input);
  }

  /** @internal Draws the filters and decides the dtype if an input of these channels and dtype is the first. */
  ensureChannels(inChannels: number, from: DType): void {
    if (this.#ready) return;
    const { W, b } = this;
    if (W.shape.includes(0)) {
      checkSize(inChannels, `${this.#label} inChannels`);
      const drawing = { dtype: dtypeFor(W, from), random: this.#random };
      W.data = drawWeights(this.shapeFor(inChannels), inChannels * sizeOf(this.#kernel), drawing);
      pinnedData(W);
    }
    close(W);
    follow(b, W.dtype);
    this.#ready = true;
  }

  private shapeFor(inChannels: number): Shape {
    return [...this.channels(inChannels, this.#outChannels), ...this.#kernel];
  }
}
