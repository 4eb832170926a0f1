import { asVariable, type Variable, type VariableLike } from "@dz/core";
import { groupNorm } from "@dz/functions";
import { type DType, formatShape, readOptions, ShapeError, type SharedOptions, ValueError } from "@dz/ndarray";
import { checkSize } from "./initial.ts";
import { warnMixed } from "./mixed-dtypes.ts";
import { NormalizationLayer, type NormalizationOptions, normalizationOptions } from "./normalization-layer.ts";

/** Options of {@link GroupNorm} and {@link InstanceNorm}. */
export interface ChannelNormOptions extends NormalizationOptions {
  /** The channels of the input (default: those of the first input). */
  readonly channels?: number;
}

/** The table of {@link ChannelNormOptions}. */
export const channelNormOptions: SharedOptions<ChannelNormOptions, "dtype" | "channels"> = {
  channels: { optional: true, kind: "number", whole: true, from: 1 },
  ...normalizationOptions,
};

/**
 * Group normalization (Wu and He 2018): normalizes each group of channels of each element of a batch to mean 0 and
 * variance 1, then gives `gamma · x̂ + beta`; see `groupNorm` of `@dz/functions`. x is [batch, channels, ...].
 */
export class GroupNorm extends NormalizationLayer {
  static override get name(): string {
    return "GroupNorm";
  }

  private readonly groups: number;

  constructor(groups: number, options?: ChannelNormOptions) {
    const { channels, ...common } = readOptions("GroupNorm", channelNormOptions, options);
    super(common);
    this.groups = checkSize(groups, "GroupNorm groups");
    if (channels !== undefined) this.ensureChannels(channels, "float32");
  }

  /**
   * Throws {@link ShapeError} for an `x` without channels or with other channels than the first input had, and {@link
   * ValueError} if the groups do not divide the channels.
   */
  override forward(x: VariableLike): Variable {
    const input = asVariable(x, "GroupNorm");
    if (input.ndim < 2) {
      throw new ShapeError(
        `GroupNorm: expected an input [batch, channels, ...], got shape ${formatShape(input.shape)}`,
      );
    }
    this.ensureChannels(input.shape[1] as number, input.dtype);
    warnMixed("GroupNorm", this.gamma, input);
    return groupNorm(input, this.groups, this.gamma, this.beta, { eps: this.eps });
  }

  private ensureChannels(channels: number, from: DType): void {
    const { groups } = this;
    if (this.gamma.size !== 0) return;
    if (channels % groups !== 0 || channels === 0) {
      throw new ValueError(`GroupNorm: ${channels} channels do not make ${groups} groups`);
    }
    this.ensureShape([channels], from);
  }
}
