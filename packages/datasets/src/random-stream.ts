import { RandomState, random as standard, ValueError } from "@dz/ndarray";

/**
 * The random stream that the options of a function choose: `random`, one with the `seed`, or that of `@dz/ndarray`.
 * Throws {@link ValueError} if both are given.
 */
export function streamOf(op: string, random: RandomState | undefined, seed: number | undefined): RandomState {
  if (seed === undefined) return random ?? standard;
  if (random !== undefined) throw new ValueError(`${op}: random and seed are given, of which one is enough`);
  return new RandomState(seed);
}
