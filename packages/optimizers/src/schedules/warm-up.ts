import { checkOptions, shown, ValueError } from "@dz/ndarray";
import { checked, checkedWhole } from "../options.ts";
import type { Schedule } from "./schedule.ts";

/** How {@link warmUp} begins. */
export interface WarmUpOptions {
  /** How many steps it takes; step `steps` is the first of the schedule that follows. */
  readonly steps: number;
  /**
   * The first part, from 0 to 1. `1 / (steps + 1)` unless said otherwise, so that the first step does something and the
   * steps are equal.
   */
  readonly from?: number;
}

/**
 * A linear way up to the beginning of another schedule: `(from + (1 − from) · t / steps) · next(0)` while `t < steps`, then
 * `next(t − steps)`. PyTorch's SequentialLR of LinearLR and the other. Throws {@link ValueError} for options out of range.
 */
export function warmUp(options: WarmUpOptions, next: Schedule): Schedule {
  if (typeof next !== "function")
    throw new ValueError(`warmUp: expected the schedule that follows, got ${shown(next)}`);
  checkOptions(options ?? null, { steps: "any", from: "any" }, "warmUp");
  const { steps, from = 1 / (steps + 1) } = options;
  checkedWhole("warmUp steps", steps, 1);
  checked("warmUp from", from, 0, 1);
  return (step) => (step >= steps ? next(step - steps) : (from + ((1 - from) * step) / steps) * next(0));
}
