import { asVariable, type Variable, type VariableLike } from "@dz/core";
import { groupNorm } from "@dz/functions";
import { formatShape, ShapeError, ValueError } from "@dz/ndarray";
import { checkSize } from "./initial.ts";
import { NormalizationLayer, type NormalizationOptions } from "./normalization-layer.ts";

/** How a layer is made that normalizes channels. */
export interface ChannelNormOptions extends NormalizationOptions {
  /** The channels of the input. Without it, those of the first input. */
  readonly channels?: number;
}

/**
 * Group normalization (Wu and He 2018): groups of channels of each element of a batch shifted and scaled to mean 0 and
 * variance 1, then to `gamma · x̂ + beta`, see `groupNorm` of `@dz/functions`. x is [batch, channels, ...].
 */
export class GroupNorm extends NormalizationLayer {
  private readonly groups: number;

  constructor(groups: number, options?: ChannelNormOptions) {
    super("GroupNorm", options, { channels: "any" });
    const { channels } = options ?? {};
    this.groups = checkSize(groups, "GroupNorm groups");
    if (channels !== undefined) this.ensureChannels(checkSize(channels, "GroupNorm channels"));
  }

  /**
   * Throws {@link ShapeError} for an `x` without channels or with others than the first, and {@link ValueError} if the
   * groups do not divide them.
   */
  override forward(x: VariableLike): Variable {
    const input = asVariable(x, "GroupNorm");
    if (input.ndim < 2) {
      throw new ShapeError(
        `GroupNorm: expected an input [batch, channels, ...], got shape ${formatShape(input.shape)}`,
      );
    }
    this.ensureChannels(input.shape[1] as number);
    return groupNorm(input, this.groups, this.gamma, this.beta, { eps: this.eps });
  }

  private ensureChannels(channels: number): void {
    const { groups } = this;
    if (this.gamma.size !== 0) return;
    if (channels % groups !== 0 || channels === 0) {
      throw new ValueError(`GroupNorm: ${channels} channels do not make ${groups} groups`);
    }
    this.ensureShape([channels]);
  }
}
