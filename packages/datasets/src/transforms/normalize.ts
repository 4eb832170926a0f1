import { array, astype, div, floatOf, type NdArray, ShapeError, shown, sub, ValueError } from "@dz/ndarray";
import { checkImage } from "./check-image.ts";
import type { Transform } from "./transform.ts";

/**
 * `(x - mean) / std`, with one number for all elements or a list with one per channel (the first axis); a list of
 * length 1 applies to all channels. Float dtypes are kept, others become float64. The transform throws {@link
 * ShapeError} for another number of channels.
 */
export function normalize(mean: number | readonly number[], std: number | readonly number[]): Transform {
  for (const value of [mean, std]) checkNumbers(value);
  return (x) => {
    checkImage(x, "normalize");
    const floats = astype(x, floatOf(x.dtype)); // first, because the difference may overflow int32
    return div(sub(floats, operand(mean, floats)), operand(std, floats));
  };
}

function checkNumbers(value: number | readonly number[]): void {
  for (const number of Array.isArray(value) ? value : [value]) {
    if (typeof number === "number") continue;
    throw new ValueError(`normalize: expected a number, or a list with one for each channel, got ${shown(number)}`);
  }
}

function operand(value: number | readonly number[], x: NdArray): NdArray | number {
  if (typeof value === "number") return value;
  if (value.length !== 1 && value.length !== x.shape[0]) {
    throw new ShapeError(
      `normalize: ${value.length} numbers for the channels of an array of shape [${x.shape.join(", ")}]`,
    );
  }
  const perChannel = array([...value], { dtype: x.dtype });
  return perChannel.reshape(value.length, ...x.shape.slice(1).map(() => 1));
}
