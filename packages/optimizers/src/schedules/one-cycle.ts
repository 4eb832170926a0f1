import { checkOption, math, type OptionTable, readOptions } from "@dz/ndarray";
import { wholeFrom1 } from "../options.ts";
import type { Schedule } from "./schedule.ts";

/** Options of {@link oneCycle}. */
export interface OneCycleOptions {
  /** The rising part of them, in [0, 1) (default 0.3). */
  readonly up?: number;
  /** The first factor (default 1/25). */
  readonly from?: number;
  /** The last factor (default 1/250000). */
  readonly to?: number;
  /** The curve of both parts (default "cosine"). */
  readonly shape?: "cosine" | "linear";
}

const oneCycleOptions = {
  up: { default: 0.3, from: 0, below: 1 },
  from: { default: 1 / 25, from: 0, to: 1 },
  to: { default: 1 / 250_000, from: 0, to: 1 },
  shape: { default: "cosine", words: ["cosine", "linear"] },
} satisfies OptionTable<OneCycleOptions>;

/**
 * The 1cycle policy (Smith and Topin 2018): rises to 1 at step `up · steps − 1`, then falls below its start, until step
 * `steps − 1`. The optimizer's own lr is the maximum. PyTorch's OneCycleLR with div_factor `1 / from` and
 * final_div_factor `from / to`, without its cycle of the momentum. Throws {@link ValueError} for options out of range.
 */
export function oneCycle(steps: number, options?: OneCycleOptions): Schedule {
  checkOption("oneCycle", "steps", wholeFrom1, steps);
  const { up, from, to, shape } = readOptions("oneCycle", oneCycleOptions, options);
  const way = ways[shape];
  const [peak, last] = [up * steps - 1, steps - 1];
  return (step) =>
    step < peak ? way(from, 1, step / peak) : way(1, to, (Math.min(step, last) - peak) / (last - peak));
}

const ways = {
  linear: (a: number, b: number, part: number): number => a + (b - a) * part,
  cosine: (a: number, b: number, part: number): number => b + ((a - b) * (1 + math.cos(Math.PI * part))) / 2,
};
