import { checkOption, type OptionTable, readOptions, shown, ValueError } from "@dz/ndarray";
import { wholeFrom1 } from "../options.ts";
import type { Schedule } from "./schedule.ts";

/** Options of {@link warmUp}. */
export interface WarmUpOptions {
  /**
   * The first factor, in [0, 1] (default `1 / (steps + 1)`: equal increments, and a first step that already trains).
   */
  readonly from?: number;
}

const warmUpOptions = {
  from: { optional: true, kind: "number", from: 0, to: 1 },
} satisfies OptionTable<WarmUpOptions>;

/**
 * A linear warm-up to the first factor of another schedule: `(from + (1 − from) · t / steps) · next(0)` while `t <
 * steps`, then `next(t − steps)`. PyTorch's SequentialLR of a LinearLR and the other. Throws {@link ValueError} for
 * options out of range.
 */
export function warmUp(steps: number, next: Schedule, options?: WarmUpOptions): Schedule {
  checkOption("warmUp", "steps", wholeFrom1, steps);
  if (typeof next !== "function")
    throw new ValueError(`warmUp: expected the schedule that follows, got ${shown(next)}`);
  const { from = 1 / (steps + 1) } = readOptions("warmUp", warmUpOptions, options);
  return (step) => (step >= steps ? next(step - steps) : (from + ((1 - from) * step) / steps) * next(0));
}
