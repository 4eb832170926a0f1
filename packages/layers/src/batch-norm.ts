import { asVariable, type Parameter, type Variable, type VariableLike } from "@dz/core";
import { pinnedData } from "@dz/core/engine";
import { batchNorm, type RunningStatistics } from "@dz/functions";
import {
  checkFloatDType,
  type DType,
  type FloatDType,
  formatShape,
  type OptionTable,
  ones,
  readOptions,
  ShapeError,
  zeros,
} from "@dz/ndarray";
import { Layer } from "./layer.ts";
import { warnMixed } from "./mixed-dtypes.ts";
import { close, dtypeFor, openParameter } from "./open-dtype.ts";

/** Options of {@link BatchNorm}. */
export interface BatchNormLayerOptions {
  /** The part of the running statistics that is kept at each batch, from 0 to 1 (default 0.9). */
  readonly decay?: number;
  /**
   * Added to the variance to avoid a division by zero (default 2e-5). With 0, a channel of variance 0 becomes beta, and
   * its gradient 0.
   */
  readonly eps?: number;
  /** The dtype of the parameters (default: that of the first input). */
  readonly dtype?: FloatDType | undefined;
}

const batchNormOptions = {
  decay: { default: 0.9, from: 0, to: 1, synonyms: ["weightDecay", "weight_decay", "rho", "momentum"] },
  eps: { default: 2e-5, from: 0 },
  dtype: { optional: true, check: checkFloatDType },
} satisfies OptionTable<BatchNormLayerOptions>;

/**
 * Batch normalization (Ioffe and Szegedy 2015) per channel, then `gamma · x̂ + beta`; see `batchNorm` of
 * `@dz/functions`. While `config.train` is set, it normalizes with the statistics of the batch and updates the running
 * ones; otherwise it normalizes with the running ones.
 *
 * All parameters have shape [channels], and [0] before the first input. The running statistics are saved with the
 * weights, as in DeZero, and never have gradients.
 */
export class BatchNorm extends Layer {
  static override get name(): string {
    return "BatchNorm";
  }

  readonly avg_mean: Parameter;
  readonly avg_var: Parameter;
  readonly gamma: Parameter;
  readonly beta: Parameter;
  readonly #options: { readonly decay: number; readonly eps: number };
  readonly #running: RunningStatistics;

  constructor(options?: BatchNormLayerOptions) {
    super();
    const { decay, eps, dtype } = readOptions("BatchNorm", batchNormOptions, options);
    this.#options = { decay, eps };
    const unsized = (name: string): Parameter => openParameter([0], dtype, name);
    this.avg_mean = unsized("avg_mean");
    this.avg_var = unsized("avg_var");
    this.gamma = unsized("gamma");
    this.beta = unsized("beta");
    this.#running = runningIn(this.avg_mean, this.avg_var);
  }

  /**
   * Throws {@link ShapeError} unless `x` is [batch, channels] or [batch, channels, height, width] with the channels of
   * the first input, and {@link ValueError} for an empty batch while training.
   */
  override forward(x: VariableLike): Variable {
    const input = asVariable(x, "BatchNorm");
    if (input.ndim !== 2 && input.ndim !== 4) {
      const expected = "[batch, channels] or [batch, channels, height, width]";
      throw new ShapeError(`BatchNorm: expected an input ${expected}, got shape ${formatShape(input.shape)}`);
    }
    if (this.gamma.size === 0) this.start(input.shape[1] as number, input.dtype);
    warnMixed("BatchNorm", this.gamma, input);
    return batchNorm(input, this.gamma, this.beta, this.#running, this.#options);
  }

  private start(channels: number, from: DType): void {
    const { avg_mean, avg_var, gamma, beta } = this;
    const dtype = dtypeFor(gamma, from);
    for (const parameter of [avg_mean, beta]) parameter.data = zeros([channels], { dtype });
    for (const parameter of [avg_var, gamma]) parameter.data = ones([channels], { dtype });
    for (const parameter of [avg_mean, avg_var, gamma, beta]) {
      pinnedData(parameter);
      close(parameter);
    }
  }
}

/** The running statistics as views of two parameters: `batchNorm` assigns new ones to them. */
function runningIn(mean: Parameter, variance: Parameter): RunningStatistics {
  return {
    get mean() {
      return mean.data;
    },
    set mean(value) {
      mean.data = value;
    },
    get variance() {
      return variance.data;
    },
    set variance(value) {
      variance.data = value;
    },
  };
}
