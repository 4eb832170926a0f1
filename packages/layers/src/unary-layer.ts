import { Variable, type VariableLike } from "@dz/core";
import { describe, ValueError } from "@dz/ndarray";
import type { Layer } from "./layer.ts";

/**
 * A layer that takes one Variable and returns one: what containers such as {@link Unrolled} hold. Further inputs of its
 * `forward`, if any, are optional.
 */
export interface UnaryLayer extends Layer {
  forward(x: VariableLike): Variable;
}

/** The output of a step of a container; throws {@link ValueError} for anything but a Variable. */
export function checkOutput(y: Variable, what: string): Variable {
  if (y instanceof Variable) return y;
  throw new ValueError(`${what}: expected forward to return a Variable, got ${describe(y)}; return one Variable there`);
}
