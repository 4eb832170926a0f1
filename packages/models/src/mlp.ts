import { asVariable, type Variable, type VariableLike } from "@dz/core";
import { sigmoid } from "@dz/functions";
import { Linear, type WeightOptions, weightOptions } from "@dz/layers";
import { type OptionTable, readOptions, shown, ValueError } from "@dz/ndarray";
import { Model } from "./model.ts";

/** Options of {@link MLP}. */
export interface MLPOptions extends WeightOptions {
  /** The activation between the layers (default `sigmoid`). */
  readonly activation?: (x: Variable) => Variable;
}

const mlpOptions = {
  ...weightOptions,
  activation: { default: sigmoid, kind: "function" },
} satisfies OptionTable<MLPOptions>;

/** A multi-layer perceptron: Linear layers of the given output sizes, with an activation between them. */
export class MLP extends Model {
  static override get name(): string {
    return "MLP";
  }

  readonly l: readonly Linear[];
  private readonly activation: (x: Variable) => Variable;

  constructor(sizes: readonly number[], options?: MLPOptions) {
    super();
    if (!Array.isArray(sizes))
      throw new ValueError(`MLP: expected a list of output sizes such as [10, 1], got ${shown(sizes)}`);
    const { activation, ...weights } = readOptions("MLP", mlpOptions, options);
    if (sizes.length === 0) throw new ValueError("MLP: there are no layers, give at least one output size");
    this.l = Array.from(sizes, (size) => new Linear(size, weights));
    this.activation = activation;
  }

  override forward(x: VariableLike): Variable {
    let y = asVariable(x, "MLP");
    for (const [i, layer] of this.l.entries()) y = layer.forward(i === 0 ? y : this.activation(y));
    return y;
  }
}
