/**
 * The recurrent models: a recurrent layer and a linear output layer; x [batch, inSize] gives y [batch, outSize].
 *
 * @module
 */
import type { Variable, VariableLike } from "@dz/core";
import { GRU, Linear, LSTM, type RecurrentOptions, RNN, type UnaryLayer } from "@dz/layers";
import { Model } from "./model.ts";

abstract class RecurrentModel<R extends UnaryLayer> extends Model {
  readonly rnn: R;
  readonly fc: Linear;

  constructor(rnn: R, hiddenSize: number, outSize: number, options: RecurrentOptions | undefined) {
    super();
    const { inSize, ...weights } = options ?? {};
    this.rnn = rnn;
    this.fc = new Linear(outSize, inSize === undefined ? weights : { ...weights, inSize: hiddenSize });
  }

  override forward(x: VariableLike): Variable {
    return this.fc.forward(this.rnn.forward(x));
  }
}

/** `RNN` and `Linear`: the model of step 59 of the book. */
export class SimpleRNN extends RecurrentModel<RNN> {
  static override get name(): string {
    return "SimpleRNN";
  }

  constructor(hiddenSize: number, outSize: number, options?: RecurrentOptions) {
    super(new RNN(hiddenSize, options), hiddenSize, outSize, options);
  }
}

/** `LSTM` and `Linear`: the model of step 60 of the book. */
export class BetterRNN extends RecurrentModel<LSTM> {
  static override get name(): string {
    return "BetterRNN";
  }

  constructor(hiddenSize: number, outSize: number, options?: RecurrentOptions) {
    super(new LSTM(hiddenSize, options), hiddenSize, outSize, options);
  }
}

/** `GRU` and `Linear`. */
export class GatedRNN extends RecurrentModel<GRU> {
  static override get name(): string {
    return "GatedRNN";
  }

  constructor(hiddenSize: number, outSize: number, options?: RecurrentOptions) {
    super(new GRU(hiddenSize, options), hiddenSize, outSize, options);
  }
}
