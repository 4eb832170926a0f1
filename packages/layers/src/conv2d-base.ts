import { asVariable, type Parameter, type Variable, type VariableLike } from "@dz/core";
import { pinnedData } from "@dz/core/engine";
import {
  type DType,
  formatShape,
  type OptionTable,
  type Pair,
  pairOf,
  type RandomState,
  readOptions,
  type Shape,
  ShapeError,
  type Size,
  type WindowOptions,
  windowOptions,
} from "@dz/ndarray";
import { checkSize, drawWeights, type WeightOptions, weightOptions } from "./initial.ts";
import { Layer } from "./layer.ts";
import { warnMixed } from "./mixed-dtypes.ts";
import { close, dtypeFor, follow, openParameter } from "./open-dtype.ts";
import { biasOption, inChannelsOption } from "./options.ts";

/** Options of a convolutional layer. */
export interface ConvolutionOptions extends WeightOptions, WindowOptions {
  /** The channels of the input. Without it, the weights are drawn at the first input. */
  readonly inChannels?: number;
  /** Whether there is a bias (default true). */
  readonly bias?: boolean;
}

const convolutionOptions = {
  ...weightOptions,
  ...windowOptions,
  inChannels: inChannelsOption,
  bias: biasOption,
} satisfies OptionTable<ConvolutionOptions>;

/** The common part of {@link Conv2d} and {@link Deconv2d}: parameters, and when they are drawn. */
export abstract class ConvolutionLayer extends Layer {
  /** The filters; their input channels are 0 until known. */
  readonly W: Parameter;
  /** The bias [outChannels], initially zeros; null without one. */
  readonly b: Parameter | null;
  // Private, so that the traversal for the parameters, twice an update, has fewer properties to look at.
  readonly #kernelSize: Size;
  readonly #options: WindowOptions;
  readonly #random: RandomState;
  /** Whether channels and dtype are decided. */
  #ready = false;
  readonly #label: string;
  readonly #outChannels: number;

  constructor(label: string, outChannels: number, kernelSize: Pair, options?: ConvolutionOptions) {
    super();
    const { inChannels, bias, dtype, random, stride, pad, ...more } = readOptions(label, convolutionOptions, options);
    const { biasDtype = dtype } = more;
    this.#label = label;
    this.#outChannels = checkSize(outChannels, `${label} outChannels`);
    this.#kernelSize = pairOf(kernelSize, 1, `${label} kernelSize`);
    this.#options = { stride, pad };
    this.#random = random;
    this.W = openParameter(this.shapeFor(0), dtype, "W");
    this.b = bias ? openParameter([outChannels], biasDtype, "b") : null;
    if (inChannels !== undefined) this.ensureChannels(inChannels, "float32");
  }

  protected get kernelSize(): Size {
    return this.#kernelSize;
  }

  protected get options(): WindowOptions {
    return this.#options;
  }

  /** Input and output channels in the order of the axes of the filters. */
  protected abstract channels(inChannels: number, outChannels: number): readonly [number, number];

  /** The output size [height, width] for images of a size; less than 1 if they are too small. */
  protected abstract sizeFor(size: Size): Size;

  protected abstract apply(x: Variable): Variable;

  /** Throws {@link ShapeError} unless `x` is [batch, channels, height, width] and large enough. */
  override forward(x: VariableLike): Variable {
    const input = asVariable(x, this.#label);
    if (input.ndim !== 4) {
      const expected = `${this.#label}: expected an input [batch, channels, height, width]`;
      throw new ShapeError(`${expected}, got shape ${formatShape(input.shape)}`);
    }
    const [, c, h, w] = input.shape as readonly number[] as [number, number, number, number];
    // A refused input must not draw weights: images that are too small go to the function, which throws.
    if (this.sizeFor([h, w]).every((n) => n >= 1)) this.ensureChannels(c, input.dtype);
    warnMixed(this.#label, this.W, input);
    return this.apply(input);
  }

  /** @internal Draws the filters and decides the dtype if an input of these channels and dtype is the first. */
  ensureChannels(inChannels: number, from: DType): void {
    if (this.#ready) return;
    const { W, b } = this;
    if (W.shape.includes(0)) {
      checkSize(inChannels, `${this.#label} inChannels`);
      const [kh, kw] = this.kernelSize;
      const drawing = { dtype: dtypeFor(W, from), random: this.#random };
      W.data = drawWeights(this.shapeFor(inChannels), inChannels * kh * kw, drawing);
      pinnedData(W);
    }
    close(W);
    follow(b, W.dtype);
    this.#ready = true;
  }

  private shapeFor(inChannels: number): Shape {
    return [...this.channels(inChannels, this.#outChannels), ...this.kernelSize];
  }
}
