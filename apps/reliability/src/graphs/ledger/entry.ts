import type { Variable } from "@dz/core";
import type { Sketch } from "../sketch.ts";

/** Draws inputs and options of an op, and applies it. */
export type Entry = (sketch: Sketch) => Variable | readonly Variable[];

/** An op of one input that is differentiable everywhere. */
export function smooth(f: (x: Variable) => Variable): Entry {
  return (s) => f(s.any());
}

/** An op of one input whose derivatives jump at some points. */
export function kinked(f: (x: Variable) => Variable, ...kinks: readonly number[]): Entry {
  return (s) => f(s.away(s.any(), ...kinks));
}

/** An op of one input that is defined or smooth only for positive numbers. */
export function ofPositive(f: (x: Variable) => Variable): Entry {
  return (s) => f(s.positive(s.any()));
}
