import { asVariable, Parameter, type Variable, type VariableLike } from "@dz/core";
import { pinnedData } from "@dz/core/engine";
import {
  formatShape,
  type OptionTable,
  type Pair,
  pairOf,
  readOptions,
  type Shape,
  ShapeError,
  type Size,
  type WindowOptions,
  windowOptions,
  zeros,
} from "@dz/ndarray";
import { checkSize, type Drawing, drawWeights, type WeightOptions, weightOptions } from "./initial.ts";
import { Layer } from "./layer.ts";
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
  readonly #drawing: Drawing;
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
    this.#drawing = { dtype, random };
    this.W = new Parameter(zeros([...this.shapeFor(0)], { dtype }), "W");
    this.b = bias ? new Parameter(zeros([outChannels], { dtype: biasDtype }), "b") : null;
    if (inChannels !== undefined) this.ensureChannels(inChannels);
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
    if (this.sizeFor([h, w]).every((n) => n >= 1)) this.ensureChannels(c);
    return this.apply(input);
  }

  /** Draws the filters if the number of input channels was not known before. */
  ensureChannels(inChannels: number): void {
    if (!this.W.shape.includes(0)) return;
    checkSize(inChannels, `${this.#label} inChannels`);
    const [kh, kw] = this.kernelSize;
    this.W.data = drawWeights(this.shapeFor(inChannels), inChannels * kh * kw, this.#drawing);
    pinnedData(this.W);
  }

  private shapeFor(inChannels: number): Shape {
    return [...this.channels(inChannels, this.#outChannels), ...this.kernelSize];
  }
}
