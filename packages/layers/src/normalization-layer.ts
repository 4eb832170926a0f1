import type { Parameter } from "@dz/core";
import { pinnedData } from "@dz/core/engine";
import {
  type CompleteOptions,
  checkFloatDType,
  type DType,
  type FloatDType,
  ones,
  type Shape,
  type SharedOptions,
  zeros,
} from "@dz/ndarray";
import { Layer } from "./layer.ts";
import { close, dtypeFor, openParameter } from "./open-dtype.ts";

/** Options of the layers that normalize each element of a batch separately. */
export interface NormalizationOptions {
  /**
   * Added to the variance to avoid a division by zero (default 1e-5). With 0, elements that are all equal give beta,
   * and the gradient 0.
   */
  readonly eps?: number;
  /** The dtype of the parameters (default: that of the first input if the shape is left to it; else float32). */
  readonly dtype?: FloatDType | undefined;
}

/** The table of {@link NormalizationOptions}. */
export const normalizationOptions: SharedOptions<NormalizationOptions, "dtype"> = {
  eps: { default: 1e-5, from: 0 },
  dtype: { optional: true, check: checkFloatDType },
};

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

  constructor({ eps, dtype }: CompleteOptions<NormalizationOptions, typeof normalizationOptions>) {
    super();
    this.eps = eps;
    this.gamma = openParameter([0], dtype, "gamma");
    this.beta = openParameter([0], dtype, "beta");
  }

  /** Sets the parameters to ones and zeros if their shape was not known before; an open dtype follows `from`. */
  protected ensureShape(shape: Shape, from: DType): void {
    const { gamma, beta } = this;
    if (gamma.size !== 0) return;
    const dtype = dtypeFor(gamma, from);
    gamma.data = ones([...shape], { dtype });
    beta.data = zeros([...shape], { dtype });
    for (const parameter of [gamma, beta]) {
      pinnedData(parameter);
      close(parameter);
    }
  }
}
