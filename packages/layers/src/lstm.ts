import type { Parameter, Variable, VariableLike } from "@dz/core";
import { lstmCell, sigmoid, tanh } from "@dz/functions";
import { readOptions } from "@dz/ndarray";
import { checkSize } from "./initial.ts";
import { Layer } from "./layer.ts";
import { drawnLinear, Linear } from "./linear.ts";
import { warnMixed } from "./mixed-dtypes.ts";
import { recurrentInput } from "./recurrent.ts";
import { type RecurrentOptions, recurrentOptions } from "./rnn.ts";

/**
 * Long short-term memory (Hochreiter and Schmidhuber 1997, with the forget gate of Gers et al. 2000):
 *
 * f = σ(x Wxf + bf + h Whf), i = σ(x Wxi + bi + h Whi), o = σ(x Wxo + bo + h Who), u = tanh(x Wxu + bu + h Whu),
 * c' = f c + i u, h' = o tanh(c').
 *
 * x is [batch, inSize], h and c are [batch, hiddenSize]. Before the first input there is no state, and the terms with h
 * and c are omitted.
 */
export class LSTM extends Layer {
  static override get name(): string {
    return "LSTM";
  }

  readonly x2f: Linear;
  readonly x2i: Linear;
  readonly x2o: Linear;
  readonly x2u: Linear;
  readonly h2f: Linear;
  readonly h2i: Linear;
  readonly h2o: Linear;
  readonly h2u: Linear;
  /** The hidden state [batch, hiddenSize], the last output; null before the first input. */
  h: Variable | null = null;
  /** The memory cell [batch, hiddenSize]; null before the first input. */
  c: Variable | null = null;

  constructor(hiddenSize: number, options?: RecurrentOptions) {
    super();
    const { inSize, ...weights } = readOptions("LSTM", recurrentOptions, options);
    checkSize(hiddenSize, "LSTM hiddenSize");
    const fromInput = { ...weights, inSize };
    const fromState = (): Linear =>
      drawnLinear(hiddenSize, hiddenSize, { ...weights, bias: false }, inSize !== undefined);
    this.x2f = new Linear(hiddenSize, fromInput);
    this.x2i = new Linear(hiddenSize, fromInput);
    this.x2o = new Linear(hiddenSize, fromInput);
    this.x2u = new Linear(hiddenSize, fromInput);
    this.h2f = fromState();
    this.h2i = fromState();
    this.h2o = fromState();
    this.h2u = fromState();
  }

  /** Resets the hidden state and the memory cell to null. */
  override resetState(): void {
    this.h = null;
    this.c = null;
  }

  /**
   * The next hidden state [batch, hiddenSize]. Throws {@link ShapeError} or {@link DTypeError} if the batch size or the
   * dtype differs from that of the state.
   */
  override forward(x: VariableLike): Variable {
    const input = recurrentInput(x, this.h, "LSTM", this.x2f);
    const { h, c } = this;
    for (const part of [this.x2f, this.x2i, this.x2o, this.x2u]) {
      part.ensureSize(input.data.dims[1] as number, input.dtype);
    }
    const size = this.h2f.W.data.dims[0] as number;
    for (const part of [this.h2f, this.h2i, this.h2o, this.h2u]) part.ensureSize(size, this.x2f.W.dtype);
    warnMixed("LSTM", this.x2f.W, input, this.x2f.b);
    const [h2, c2] = h === null || c === null ? this.first(input, h, c) : this.next(input, h, c);
    this.h = h2;
    this.c = c2;
    return h2;
  }

  private next(x: Variable, h: Variable, c: Variable): [h: Variable, c: Variable] {
    const fromInput = [this.x2f, this.x2i, this.x2o, this.x2u];
    const fromState = [this.h2f, this.h2i, this.h2o, this.h2u];
    const [Wx, Wh] = [fromInput, fromState].map((parts) => parts.map(({ W }) => W)) as [Parameter[], Parameter[]];
    return lstmCell(
      x,
      h,
      c,
      Wx,
      Wh,
      fromInput.map(({ b }) => b as Parameter),
    );
  }

  /** A step without h or c. As in DeZero, weights whose terms are omitted get no gradient. */
  private first(x: Variable, h: Variable | null, c: Variable | null): [h: Variable, c: Variable] {
    const gate = (x2: Linear, h2: Linear): Variable => {
      const fromInput = x2.forward(x);
      return h === null ? fromInput : fromInput.add(h2.forward(h));
    };
    const f = sigmoid(gate(this.x2f, this.h2f));
    const i = sigmoid(gate(this.x2i, this.h2i));
    const o = sigmoid(gate(this.x2o, this.h2o));
    const u = tanh(gate(this.x2u, this.h2u));
    const next = c === null ? i.mul(u) : f.mul(c).add(i.mul(u));
    return [o.mul(tanh(next)), next];
  }
}
