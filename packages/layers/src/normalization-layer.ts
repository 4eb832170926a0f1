import { Parameter } from "@dz/core";
import { pinnedData } from "@dz/core/engine";
import { checkOptions, describe, type OptionKinds, ones, type Shape, ValueError, zeros } from "@dz/ndarray";
import { checkFloatType, type FloatType } from "./initial.ts";
import { Layer } from "./layer.ts";

/** Options of the layers that normalize each element of a batch separately. */
export interface NormalizationOptions {
  /**
   * Added to the variance to avoid a division by zero (default 1e-5). With 0, elements that are all equal give beta,
   * and the gradient 0.
   */
  readonly eps?: number;
  /** The dtype of the parameters (default float32). */
  readonly dtype?: FloatType;
}

/**
 * The common part of these layers: a scale and a shift, initially ones and zeros, whose shape may come from the first
 * input.
 */
export abstract class NormalizationLayer extends Layer {
  /** The scale; [0] until the shape is known. */
  readonly gamma: Parameter;
  /** The shift; [0] until the shape is known. */
  readonly beta: Parameter;
  protected readonly eps: number;

  constructor(label: string, options: NormalizationOptions | undefined, more: OptionKinds = {}) {
    super();
    checkOptions(options, { ...more, eps: "any", dtype: "any" }, label);
    const { eps = 1e-5, dtype = "float32" } = options ?? {};
    if (!(typeof eps === "number" && eps >= 0 && eps < Infinity)) {
      throw new ValueError(
        `${label} eps: expected a number from 0, got ${typeof eps === "number" ? eps : describe(eps)}`,
      );
    }
    checkFloatType(dtype, `${label} dtype`);
    this.eps = eps;
    this.gamma = new Parameter(zeros([0], { dtype }), "gamma");
    this.beta = new Parameter(zeros([0], { dtype }), "beta");
  }

  /** Sets the parameters to ones and zeros if their shape was not known before. */
  protected ensureShape(shape: Shape): void {
    const { gamma, beta } = this;
    if (gamma.size !== 0) return;
    const { dtype } = gamma;
    gamma.data = ones([...shape], { dtype });
    beta.data = zeros([...shape], { dtype });
    for (const parameter of [gamma, beta]) pinnedData(parameter);
  }
}
