import { array, astype, div, floatOf, type NdArray, ShapeError, sub } from "@dz/ndarray";
import type { Transform } from "./transform.ts";

/**
 * `(x - mean) / std`, with one number for all elements or a list with one for each channel, the first axis; a list of one
 * number is for all. Floats keep their dtype, everything else becomes float64. The transform throws {@link ShapeError} for
 * an array with another number of channels.
 */
export function normalize(mean: number | readonly number[] = 0, std: number | readonly number[] = 1): Transform {
  return (x) => {
    const floats = astype(x, floatOf(x.dtype)); // before anything is subtracted: the difference may be beyond int32
    return div(sub(floats, operand(mean, floats)), operand(std, floats));
  };
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
