import type { Parameter, Variable, VariableLike } from "@dz/core";
import { gruCell } from "@dz/functions";
import { readOptions, zeros } from "@dz/ndarray";
import { checkSize } from "./initial.ts";
import { Layer } from "./layer.ts";
import { drawnLinear, Linear } from "./linear.ts";
import { warnMixed } from "./mixed-dtypes.ts";
import { recurrentInput } from "./recurrent.ts";
import { type RecurrentOptions, recurrentOptions } from "./rnn.ts";

/**
 * Gated recurrent unit (Cho et al. 2014; as in PyTorch, the reset gate applies after the product with the state):
 *
 * r = σ(x Wxr + bxr + h Whr + bhr), z = σ(x Wxz + bxz + h Whz + bhz), n = tanh(x Wxn + bxn + r (h Whn + bhn)),
 * h' = (1 − z) n + z h.
 *
 * x is [batch, inSize] and h [batch, hiddenSize], initially zeros.
 */
export class GRU extends Layer {
  static override get name(): string {
    return "GRU";
  }

  readonly x2r: Linear;
  readonly x2z: Linear;
  readonly x2n: Linear;
  readonly h2r: Linear;
  readonly h2z: Linear;
  readonly h2n: Linear;
  /** The hidden state [batch, hiddenSize]; null before the first input. */
  h: Variable | null = null;
  private readonly hiddenSize: number;

  constructor(hiddenSize: number, options?: RecurrentOptions) {
    super();
    const { inSize, ...weights } = readOptions("GRU", recurrentOptions, options);
    this.hiddenSize = checkSize(hiddenSize, "GRU hiddenSize");
    const fromInput = { ...weights, inSize };
    const fromState = (): Linear => drawnLinear(hiddenSize, hiddenSize, weights, inSize !== undefined);
    this.x2r = new Linear(hiddenSize, fromInput);
    this.x2z = new Linear(hiddenSize, fromInput);
    this.x2n = new Linear(hiddenSize, fromInput);
    this.h2r = fromState();
    this.h2z = fromState();
    this.h2n = fromState();
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
    const input = recurrentInput(x, this.h, "GRU", this.x2r);
    const fromInput = [this.x2r, this.x2z, this.x2n];
    const fromState = [this.h2r, this.h2z, this.h2n];
    for (const part of fromInput) part.ensureSize(input.data.dims[1] as number, input.dtype);
    for (const part of fromState) part.ensureSize(this.hiddenSize, this.x2r.W.dtype);
    warnMixed("GRU", this.x2r.W, input, this.x2r.b);
    const h = this.h ?? zeros([input.shape[0] as number, this.hiddenSize], { dtype: this.h2r.W.dtype });
    const [Wx, Wh] = [fromInput, fromState].map((parts) => parts.map(({ W }) => W)) as [Parameter[], Parameter[]];
    const [bx, bh] = [fromInput, fromState].map((parts) => parts.map(({ b }) => b)) as [Parameter[], Parameter[]];
    this.h = gruCell(input, h, Wx, Wh, bx, bh);
    return this.h;
  }
}
