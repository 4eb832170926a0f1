import { checkOptions, math } from "@dz/ndarray";
import { checked, checkedWhole } from "../options.ts";
import type { Schedule } from "./schedule.ts";

/** How {@link cosine} falls. */
export interface CosineOptions {
  /** How many steps the way down takes. */
  readonly steps: number;
  /** The factor at its end, from 0 to 1; 0 unless said otherwise. */
  readonly floor?: number;
  /**
   * Begin again at 1 after every way down, each of which takes so many times as long as the one before: 1 for equal ones,
   * a number from 1. Without it the factor stays at the floor.
   */
  readonly restart?: number;
}

/**
 * Half a wave of a cosine, from 1 to the floor: `floor + (1 − floor) · (1 + cos(π · t / steps)) / 2` (Loshchilov and
 * Hutter 2017). PyTorch's CosineAnnealingLR up to its T_max; with `restart`, CosineAnnealingWarmRestarts. Throws
 * {@link ValueError} for options out of range.
 */
export function cosine(options: CosineOptions): Schedule {
  checkOptions(options ?? null, { steps: "any", floor: "any", restart: "any" }, "cosine");
  const { steps, floor = 0, restart } = options;
  checkedWhole("cosine steps", steps, 1);
  checked("cosine floor", floor, 0, 1);
  if (restart !== undefined) checked("cosine restart", restart, 1);
  return (step) => {
    const part = restart === undefined ? Math.min(step / steps, 1) : partOfCycle(step, steps, restart);
    return floor + ((1 - floor) * (1 + math.cos(Math.PI * part))) / 2;
  };
}

/** Where step t is in its cycle, from 0 to below 1. */
function partOfCycle(step: number, steps: number, growth: number): number {
  let [begin, length] = [0, steps];
  if (growth === 1) begin = step - (step % steps); // at once, however far it is
  while (step >= begin + length) {
    begin += length;
    length *= growth;
  }
  return (step - begin) / length;
}
