import { asVariable, broadcastTo, reshape, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";

/**
 * The whole array, again and again: [1, 2] tiled 2 times is [1, 2, 1, 2]. A list of numbers is for the last axes; the shape
 * or the list, whichever is shorter, counts as if it had ones in front. See `repeat` for [1, 1, 2, 2].
 *
 * Throws {@link nd.ValueError} unless all are whole numbers from 0.
 */
export function tile(x: VariableLike, times: number | readonly number[]): Variable {
  const from = asVariable(x, "tile");
  const list: readonly number[] = typeof times === "number" ? [times] : times;
  if (!Array.isArray(list))
    throw new nd.ValueError(`tile: expected a number of times or a list, got ${nd.shown(times)}`);
  for (const n of list) {
    if (!Number.isSafeInteger(n) || n < 0)
      throw new nd.ValueError(`tile: ${nd.shown(n)} times is not a whole number from 0`);
  }
  const ndim = Math.max(list.length, from.ndim);
  const counts = [...ones(ndim - list.length), ...list];
  const shape = [...ones(ndim - from.ndim), ...from.shape];
  // Each axis gets one in front of it that is repeated, and takes it in.
  const apart = shape.flatMap((length) => [1, length]);
  const spread = shape.flatMap((length, i) => [counts[i] as number, length]);
  return reshape(
    broadcastTo(reshape(from, apart), spread),
    shape.map((length, i) => length * (counts[i] as number)),
  );
}

function ones(n: number): number[] {
  return Array.from({ length: n }, () => 1);
}
