import { asVariable, type Parameter, type Variable, type VariableLike } from "@dz/core";
import { pinnedData } from "@dz/core/engine";
import { linear } from "@dz/functions";
import {
  astype,
  type DType,
  type FloatDType,
  formatShape,
  type NdArray,
  type RandomState,
  readOptions,
  ShapeError,
  type SharedOptions,
} from "@dz/ndarray";
import { checkSize, drawWeights, type WeightOptions, weightOptions } from "./initial.ts";
import { Layer } from "./layer.ts";
import { warnMixed } from "./mixed-dtypes.ts";
import { close, dtypeFor, follow, openParameter } from "./open-dtype.ts";
import { biasOption, inSizeOption } from "./options.ts";

/** Options of {@link Linear}. */
export interface LinearOptions extends WeightOptions {
  /** The size of the last axis of the input. Without it, the weights are drawn at the first input. */
  readonly inSize?: number | undefined;
  /** Whether there is a bias (default true). */
  readonly bias?: boolean;
}

/** The table of {@link LinearOptions}. */
export const linearOptions: SharedOptions<LinearOptions, "dtype" | "biasDtype" | "inSize"> = {
  ...weightOptions,
  inSize: inSizeOption,
  bias: biasOption,
};

/**
 * Affine layer `y = x W + b`, with W [inSize, outSize], b [outSize], x [batch, ..., inSize] and y [batch, ..., outSize].
 */
export class Linear extends Layer {
  static override get name(): string {
    return "Linear";
  }

  /** The weights; [0, outSize] until the input size is known. */
  readonly W: Parameter;
  /** The bias [outSize], initially zeros; null without one. */
  readonly b: Parameter | null;
  readonly #random: RandomState;
  /** Whether size and dtype are decided. */
  #ready = false;
  /** The value of {@link Linear.drawBefore}, in float64 while the dtype is open. */
  #drawnBefore: NdArray | null = null;

  constructor(outSize: number, options?: LinearOptions) {
    super();
    const { inSize, bias, dtype, random, biasDtype = dtype } = readOptions("Linear", linearOptions, options);
    checkSize(outSize, "Linear outSize");
    this.#random = random;
    this.W = openParameter([0, outSize], dtype, "W");
    this.b = bias ? openParameter([outSize], biasDtype, "b") : null;
    if (inSize !== undefined) this.ensureSize(inSize, "float32");
  }

  /** Throws {@link ShapeError} unless `x` is [batch, ..., inSize]. */
  override forward(x: VariableLike): Variable {
    const input = asVariable(x, "Linear");
    if (input.ndim < 2) {
      throw new ShapeError(`Linear: expected an input [batch, ..., inSize], got shape ${formatShape(input.shape)}`);
    }
    const size = input.data.dims[input.ndim - 1] as number;
    this.ensureSize(size, input.dtype);
    const inSize = this.W.data.dims[0] as number;
    if (size !== inSize) {
      throw new ShapeError(`Linear: expected an input [batch, ..., ${inSize}], got ${formatShape(input.shape)}`);
    }
    warnMixed("Linear", this.W, input, this.b);
    return linear(input, this.W, this.b);
  }

  /** @internal Draws the weights and decides the dtype if an input of this size and dtype is the first. */
  ensureSize(inSize: number, dtype: DType): void {
    if (this.#ready) return;
    const { W, b } = this;
    if (W.data.dims[0] === 0) this.draw(inSize, dtypeFor(W, dtype));
    else if (W.data === this.#drawnBefore) {
      W.data = astype(W.data, dtypeFor(W, dtype));
      pinnedData(W);
    }
    this.#drawnBefore = null;
    close(W);
    follow(b, W.dtype);
    this.#ready = true;
  }

  /**
   * @internal Draws the weights for inputs of this size, but leaves the dtype to the first of them if there is no option:
   * the numbers are then those of the option.
   */
  drawBefore(inSize: number): void {
    this.draw(inSize, dtypeFor(this.W, "float64"));
    this.#drawnBefore = this.W.data;
  }

  private draw(inSize: number, dtype: FloatDType): void {
    checkSize(inSize, "Linear inSize");
    this.W.data = drawWeights([inSize, this.W.shape[1] as number], inSize, { dtype, random: this.#random });
    pinnedData(this.W);
  }
}

/**
 * A Linear whose weights are drawn at once. Without a dtype in its options, it takes that of its first input, unless the
 * layer around it has a given input size and hence decides for float32.
 */
export function drawnLinear(outSize: number, inSize: number, options: LinearOptions, decided: boolean): Linear {
  if (decided) return new Linear(outSize, { ...options, inSize });
  const layer = new Linear(outSize, { ...options, inSize: undefined });
  layer.drawBefore(inSize);
  return layer;
}
