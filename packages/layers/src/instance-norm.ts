import { asVariable, type Variable, type VariableLike } from "@dz/core";
import { instanceNorm } from "@dz/functions";
import { formatShape, readOptions, ShapeError } from "@dz/ndarray";
import { type ChannelNormOptions, channelNormOptions } from "./group-norm.ts";
import { checkSize } from "./initial.ts";
import { warnMixed } from "./mixed-dtypes.ts";
import { NormalizationLayer } from "./normalization-layer.ts";

/**
 * Instance normalization (Ulyanov et al. 2016): normalizes each channel of each element of a batch to mean 0 and
 * variance 1, then gives `gamma · x̂ + beta`; see `instanceNorm` of `@dz/functions`. x is [batch, channels, ...] with
 * at least one more axis. Unlike PyTorch's default it has gamma and beta, and it keeps no running statistics.
 */
export class InstanceNorm extends NormalizationLayer {
  static override get name(): string {
    return "InstanceNorm";
  }

  constructor(options?: ChannelNormOptions) {
    const { channels, ...common } = readOptions("InstanceNorm", channelNormOptions, options);
    super(common);
    if (channels !== undefined) this.ensureShape([channels], "float32");
  }

  /** Throws {@link ShapeError} for an `x` of fewer than three axes or with other channels than the first input had. */
  override forward(x: VariableLike): Variable {
    const input = asVariable(x, "InstanceNorm");
    if (input.ndim < 3) {
      const expected = "expected an input [batch, channels, ...] with more axes";
      throw new ShapeError(`InstanceNorm: ${expected}, got shape ${formatShape(input.shape)}`);
    }
    const channels = input.shape[1] as number;
    if (this.gamma.size === 0) this.ensureShape([checkSize(channels, "InstanceNorm channels")], input.dtype);
    warnMixed("InstanceNorm", this.gamma, input);
    return instanceNorm(input, this.gamma, this.beta, { eps: this.eps });
  }
}
