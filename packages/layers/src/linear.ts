import { asVariable, Parameter, type Variable, type VariableLike } from "@dz/core";
import { pinnedData } from "@dz/core/engine";
import { linear } from "@dz/functions";
import { formatShape, readOptions, ShapeError, type SharedOptions, zeros } from "@dz/ndarray";
import { checkSize, type Drawing, drawWeights, type WeightOptions, weightOptions } from "./initial.ts";
import { Layer } from "./layer.ts";
import { biasOption, inSizeOption } from "./options.ts";

/** Options of {@link Linear}. */
export interface LinearOptions extends WeightOptions {
  /** The size of the last axis of the input. Without it, the weights are drawn at the first input. */
  readonly inSize?: number | undefined;
  /** Whether there is a bias (default true). */
  readonly bias?: boolean;
}

/** The table of {@link LinearOptions}. */
export const linearOptions: SharedOptions<LinearOptions, "biasDtype" | "inSize"> = {
  ...weightOptions,
  inSize: inSizeOption,
  bias: biasOption,
};

/** Affine layer `y = x W + b`, with W [inSize, outSize], b [outSize], x [batch, inSize] and y [batch, outSize]. */
export class Linear extends Layer {
  /** The weights; [0, outSize] until the input size is known. */
  readonly W: Parameter;
  /** The bias [outSize], initially zeros; null without one. */
  readonly b: Parameter | null;
  readonly #drawing: Drawing;

  constructor(outSize: number, options?: LinearOptions) {
    super();
    const { inSize, bias, dtype, random, biasDtype = dtype } = readOptions("Linear", linearOptions, options);
    checkSize(outSize, "Linear outSize");
    this.#drawing = { dtype, random };
    this.W = new Parameter(zeros([0, outSize], { dtype }), "W");
    this.b = bias ? new Parameter(zeros([outSize], { dtype: biasDtype }), "b") : null;
    if (inSize !== undefined) this.ensureSize(inSize);
  }

  /** Throws {@link ShapeError} unless `x` is [batch, inSize]. */
  override forward(x: VariableLike): Variable {
    const input = asVariable(x, "Linear");
    if (input.ndim !== 2) {
      throw new ShapeError(`Linear: expected an input [batch, inSize], got shape ${formatShape(input.shape)}`);
    }
    this.ensureSize(input.data.dims[1] as number);
    return linear(input, this.W, this.b);
  }

  /** Draws the weights if the input size was not known before. */
  ensureSize(inSize: number): void {
    if (this.W.data.dims[0] !== 0) return;
    checkSize(inSize, "Linear inSize");
    this.W.data = drawWeights([inSize, this.W.shape[1] as number], inSize, this.#drawing);
    pinnedData(this.W);
  }
}
