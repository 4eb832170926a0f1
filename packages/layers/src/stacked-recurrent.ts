import { asVariable, type Variable, type VariableLike } from "@dz/core";
import { dropout } from "@dz/functions";
import { random as defaultRandom, type OptionTable, RandomState, readOptions, shown, ValueError } from "@dz/ndarray";
import { Layer } from "./layer.ts";
import { dropoutOption } from "./options.ts";
import { checkOutput, type UnaryLayer } from "./unary-layer.ts";
import { checkLayer } from "./unrolled.ts";

/** Options of {@link StackedRecurrent}. */
export interface StackedRecurrentOptions {
  /** The part of the elements dropped between one layer and the next, in [0, 1) (default 0). */
  readonly dropoutRatio?: number;
  /** The random stream for dropout (default: the global one). */
  readonly random?: RandomState;
}

const stackOptions = {
  dropoutRatio: dropoutOption,
  random: { default: defaultRandom, of: RandomState },
} satisfies OptionTable<StackedRecurrentOptions>;

/**
 * A stack of recurrent layers that is called step by step, like a single one: the output of each layer is the input of
 * the next, and the output of the last is the result. The layers keep their states until {@link Layer.resetState}.
 *
 * `new Unrolled(new StackedRecurrent([new LSTM(8), new LSTM(8)]))` takes whole sequences, like PyTorch's
 * `LSTM(num_layers=2)`; layers that take sequences themselves ({@link Bidirectional}) are stacked in the same way.
 */
export class StackedRecurrent extends Layer {
  static override get name(): string {
    return "StackedRecurrent";
  }

  readonly l: readonly UnaryLayer[];
  private readonly dropoutRatio: number;
  private readonly random: RandomState;

  /** Throws {@link ValueError} without layers, and for a dropout ratio outside [0, 1). */
  constructor(layers: readonly UnaryLayer[], options?: StackedRecurrentOptions) {
    super();
    const { dropoutRatio, random } = readOptions("StackedRecurrent", stackOptions, options);
    if (!Array.isArray(layers))
      throw new ValueError(`StackedRecurrent: expected a list of layers, got ${shown(layers)}`);
    if (layers.length === 0) throw new ValueError("StackedRecurrent: there are no layers");
    this.l = Array.from(layers, (layer, i) => checkLayer(layer, `StackedRecurrent layer ${i}`));
    this.dropoutRatio = dropoutRatio;
    this.random = random;
  }

  override forward(x: VariableLike): Variable {
    const { dropoutRatio, random } = this;
    let y = asVariable(x, "StackedRecurrent");
    for (const [i, layer] of this.l.entries()) {
      if (i > 0 && dropoutRatio > 0) y = dropout(y, { dropoutRatio, random });
      y = checkOutput(layer.forward(y), `StackedRecurrent layer ${i}`);
    }
    return y;
  }
}
