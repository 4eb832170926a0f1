import { asVariable, Parameter, type Variable, type VariableLike } from "@dz/core";
import { pinnedData } from "@dz/core/engine";
import { linear } from "@dz/functions";
import { checkOptions, formatShape, ShapeError, zeros } from "@dz/ndarray";
import { checkFloatType, checkSize, drawWeights, type WeightOptions, weightOptions } from "./initial.ts";
import { Layer } from "./layer.ts";
import { layerOptions } from "./options.ts";

/** Options of {@link Linear}. */
export interface LinearOptions extends WeightOptions {
  /** The size of the last axis of the input. Without it, the weights are drawn at the first input. */
  readonly inSize?: number;
  /** Whether there is a bias (default true). */
  readonly bias?: boolean;
}

/** Affine layer `y = x W + b`, with W [inSize, outSize], b [outSize], x [batch, inSize] and y [batch, outSize]. */
export class Linear extends Layer {
  /** The weights; [0, outSize] until the input size is known. */
  readonly W: Parameter;
  /** The bias [outSize], initially zeros; null without one. */
  readonly b: Parameter | null;
  private readonly options: LinearOptions;

  constructor(outSize: number, options: LinearOptions = {}) {
    super();
    checkOptions(options, { ...weightOptions, inSize: layerOptions.inSize, bias: layerOptions.bias }, "Linear");
    const { inSize, bias = true, dtype = "float32", biasDtype = dtype } = options;
    checkSize(outSize, "Linear outSize");
    checkFloatType(dtype, "Linear dtype");
    checkFloatType(biasDtype, "Linear biasDtype");
    this.options = options;
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
    this.W.data = drawWeights([inSize, this.W.shape[1] as number], inSize, this.options);
    pinnedData(this.W);
  }
}
