import { asVariable, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";
import { mean } from "../math/mean.ts";

/**
 * The mean of each channel of images (Lin et al. 2013): [batch, channels] from x [batch, channels, height, width], or
 * with any other number of axes after the channels.
 *
 * Throws {@link nd.ShapeError} for an x without such axes.
 */
export function globalAveragePooling(x: VariableLike): Variable {
  const from = asVariable(x, "globalAveragePooling");
  if (from.ndim < 3) {
    const shape = nd.formatShape(from.shape);
    throw new nd.ShapeError(`globalAveragePooling: x has shape ${shape}, expected [batch, channels, height, width]`);
  }
  return mean(from, { axis: from.shape.map((_, axis) => axis).slice(2) });
}
