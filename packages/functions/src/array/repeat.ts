import { asVariable, broadcastTo, reshape, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";

/** Options of {@link repeat}. */
export interface RepeatOptions {
  /** The axis (default null: the elements as one vector). */
  readonly axis?: number | null;
}

const repeatOptions = { axis: { default: null, kind: "any" } } satisfies nd.OptionTable<RepeatOptions>;

/**
 * Repeats each element along an axis: [1, 2] with `repeats` 2 becomes [1, 1, 2, 2]; `tile` gives [1, 2, 1, 2]. Without
 * an axis, the elements are repeated as one vector.
 *
 * Throws {@link nd.ValueError} unless `repeats` is a non-negative integer and {@link nd.AxisError} for an axis out of
 * range.
 */
export function repeat(x: VariableLike, repeats: number, options?: RepeatOptions): Variable {
  const { axis } = nd.readOptions("repeat", repeatOptions, options);
  const given = asVariable(x, "repeat");
  if (!Number.isSafeInteger(repeats) || repeats < 0) {
    throw new nd.ValueError(`repeat: ${nd.shown(repeats)} repeats are not a whole number from 0`);
  }
  const from = axis === null ? reshape(given, [given.size]) : given;
  const { shape } = from;
  const end = nd.normalizeAxis(axis ?? 0, shape.length, "repeat", shape) + 1;
  const [before, after] = [shape.slice(0, end), shape.slice(end)];
  const spread = broadcastTo(reshape(from, [...before, 1, ...after]), [...before, repeats, ...after]);
  return reshape(spread, [...before.slice(0, -1), (before.at(-1) as number) * repeats, ...after]);
}
