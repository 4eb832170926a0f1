import type { Parameter, Variable, VariableLike } from "@dz/core";
import { rnnCell } from "@dz/functions";
import { readOptions, type SharedOptions } from "@dz/ndarray";
import { checkSize, type WeightOptions, weightOptions } from "./initial.ts";
import { Layer } from "./layer.ts";
import { Linear } from "./linear.ts";
import { warnMixed } from "./mixed-dtypes.ts";
import { inSizeOption } from "./options.ts";
import { recurrentInput } from "./recurrent.ts";

/** Options of a recurrent layer. */
export interface RecurrentOptions extends WeightOptions {
  /** The size of the last axis of the input. Without it, the input weights are drawn at the first input. */
  readonly inSize?: number | undefined;
}

/** The table of {@link RecurrentOptions}. */
export const recurrentOptions: SharedOptions<RecurrentOptions, "dtype" | "biasDtype" | "inSize"> = {
  ...weightOptions,
  inSize: inSizeOption,
};

/**
 * Elman's recurrent layer (1990): `h' = tanh(x Wx + b + h Wh)`, with x [batch, inSize] and h [batch, hiddenSize].
 *
 * The hidden state h is carried from one call to the next until {@link RNN.resetState}.
 */
export class RNN extends Layer {
  static override get name(): string {
    return "RNN";
  }

  readonly x2h: Linear;
  readonly h2h: Linear;
  /** The hidden state [batch, hiddenSize]; null before the first input. */
  h: Variable | null = null;

  constructor(hiddenSize: number, options?: RecurrentOptions) {
    super();
    const { inSize, ...weights } = readOptions("RNN", recurrentOptions, options);
    checkSize(hiddenSize, "RNN hiddenSize");
    this.x2h = new Linear(hiddenSize, { ...weights, inSize });
    // Without inSize, drawn at the second input, after the weights of the layers behind this one: DeZero's order.
    const stateSize = inSize === undefined ? undefined : hiddenSize;
    this.h2h = new Linear(hiddenSize, { ...weights, inSize: stateSize, bias: false });
  }

  /** Resets the hidden state to null. */
  override resetState(): void {
    this.h = null;
  }

  /**
   * The next hidden state [batch, hiddenSize]. Throws {@link ShapeError} or {@link DTypeError} if the batch size or the
   * dtype differs from that of the state.
   */
  override forward(x: VariableLike): Variable {
    const input = recurrentInput(x, this.h, "RNN", this.x2h);
    const { x2h, h2h, h } = this;
    x2h.ensureSize(input.data.dims[1] as number, input.dtype);
    if (h !== null) h2h.ensureSize(h.data.dims[1] as number, h.dtype);
    warnMixed("RNN", x2h.W, input, x2h.b);
    this.h = rnnCell(input, h, x2h.W, h2h.W, x2h.b as Parameter);
    return this.h;
  }
}
