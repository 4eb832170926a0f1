import { checkOptions, math } from "@dz/ndarray";
import { checked, checkedWhole, checkedWord } from "../options.ts";
import type { Schedule } from "./schedule.ts";

/** Options of {@link oneCycle}. */
export interface OneCycleOptions {
  /** The total number of steps; afterwards the factor is constant. */
  readonly steps: number;
  /** The rising part of them, in [0, 1) (default 0.3). */
  readonly up?: number;
  /** The first factor (default 1/25). */
  readonly from?: number;
  /** The last factor (default 1/250000). */
  readonly to?: number;
  /** The curve of both parts (default "cosine"). */
  readonly shape?: "cosine" | "linear";
}

/**
 * The 1cycle policy (Smith and Topin 2018): rises to 1 at step `up · steps − 1`, then falls below its start, until step
 * `steps − 1`. The optimizer's own rate is the maximum. PyTorch's OneCycleLR with div_factor `1 / from` and
 * final_div_factor `from / to`, without its cycle of the momentum. Throws {@link ValueError} for options out of range.
 */
export function oneCycle(options: OneCycleOptions): Schedule {
  checkOptions(options ?? null, { steps: "any", up: "any", from: "any", to: "any", shape: "any" }, "oneCycle");
  const { steps, up = 0.3, from = 1 / 25, to = 1 / 250_000, shape = "cosine" } = options;
  checkedWhole("oneCycle steps", steps, 1);
  checked("oneCycle up", up, 0, 1, true);
  checked("oneCycle from", from, 0, 1);
  checked("oneCycle to", to, 0, 1);
  checkedWord("oneCycle shape", shape, ["cosine", "linear"]);
  const way = ways[shape];
  const [peak, last] = [up * steps - 1, steps - 1];
  return (step) =>
    step < peak ? way(from, 1, step / peak) : way(1, to, (Math.min(step, last) - peak) / (last - peak));
}

const ways = {
  linear: (a: number, b: number, part: number): number => a + (b - a) * part,
  cosine: (a: number, b: number, part: number): number => b + ((a - b) * (1 + math.cos(Math.PI * part))) / 2,
};
