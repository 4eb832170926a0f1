import { asVariable, type Variable, type VariableLike } from "@dz/core";
import { layerNorm } from "@dz/functions";
import { type OptionTable, readOptions, ShapeError, shown, ValueError } from "@dz/ndarray";
import { checkSize } from "./initial.ts";
import { warnMixed } from "./mixed-dtypes.ts";
import { NormalizationLayer, type NormalizationOptions, normalizationOptions } from "./normalization-layer.ts";

/** Options of {@link LayerNorm}. */
export interface LayerNormOptions extends NormalizationOptions {
  /** The lengths of the last axes, over which to normalize (default: the last axis of the first input). */
  readonly shape?: number | readonly number[];
}

const layerNormOptions = {
  shape: { optional: true, check: lengthsIn },
  ...normalizationOptions,
} satisfies OptionTable<LayerNormOptions>;

/** The lengths of the last axes in options, as a list. */
function lengthsIn(shape: number | readonly number[], op: string, name: string): readonly number[] {
  if (typeof shape !== "number" && !Array.isArray(shape)) {
    throw new ValueError(`${op} ${name}: expected a length or a list of them, got ${shown(shape)}`);
  }
  const lengths: number[] = [];
  for (const length of typeof shape === "number" ? [shape] : shape) lengths.push(checkSize(length, `${op} ${name}`));
  if (lengths.length === 0) throw new ShapeError(`${op} ${name}: [] has no axis to take the mean over`);
  return lengths;
}

/**
 * Layer normalization (Ba et al. 2016): normalizes the last axes of each element of a batch to mean 0 and variance 1,
 * then gives `gamma · x̂ + beta`; see `layerNorm` of `@dz/functions`.
 */
export class LayerNorm extends NormalizationLayer {
  static override get name(): string {
    return "LayerNorm";
  }

  constructor(options?: LayerNormOptions) {
    const { shape, ...common } = readOptions("LayerNorm", layerNormOptions, options);
    super(common);
    if (shape !== undefined) this.ensureShape(typeof shape === "number" ? [shape] : shape, "float32");
  }

  /** Throws {@link ShapeError} unless the last axes of `x` have the shape of the parameters. */
  override forward(x: VariableLike): Variable {
    const input = asVariable(x, "LayerNorm");
    const size = input.shape.at(-1);
    if (size === undefined) throw new ShapeError("LayerNorm: expected an input [..., size], got shape []");
    if (this.gamma.size === 0) this.ensureShape([checkSize(size, "LayerNorm shape")], input.dtype);
    warnMixed("LayerNorm", this.gamma, input);
    return layerNorm(input, this.gamma, this.beta, { eps: this.eps });
  }
}
