import { asVariable, broadcastTo, reshape, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";

/**
 * Repeats the whole array: [1, 2] tiled 2 times is [1, 2, 1, 2]; `repeat` gives [1, 1, 2, 2]. A list of numbers is
 * aligned at the last axis; the shorter of shape and list is extended by ones in front.
 *
 * Throws {@link nd.ValueError} unless all numbers are non-negative integers.
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
  // Each axis gets an axis of length 1 in front, which is repeated and then merged with it.
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
