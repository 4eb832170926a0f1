import { asVariable, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";
import { mean } from "../math/mean.ts";

/**
 * The mean of each channel of images (Lin et al. 2013): [batch, channels] from x [batch, channels, height, width], or any
 * other number of axes behind the channels.
 *
 * Throws {@link nd.ShapeError} for an x without them.
 */
export function globalAveragePooling(x: VariableLike): Variable {
  const from = asVariable(x, "globalAveragePooling");
  if (from.ndim < 3) {
    const shape = nd.formatShape(from.shape);
    throw new nd.ShapeError(`globalAveragePooling: x has shape ${shape}, expected [batch, channels, height, width]`);
  }
  return mean(from, { axis: from.shape.map((_, axis) => axis).slice(2) });
}
