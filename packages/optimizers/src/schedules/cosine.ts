import { checkOption, math, type OptionTable, readOptions } from "@dz/ndarray";
import { wholeFrom1 } from "../options.ts";
import type { Schedule } from "./schedule.ts";

/** Options of {@link cosine}. */
export interface CosineOptions {
  /** The final factor, in [0, 1] (default 0). */
  readonly floor?: number;
  /**
   * Restart at 1 after each cycle; each cycle is `restart` times as long as the previous one, a number from 1. Without
   * it the factor stays at the floor.
   */
  readonly restart?: number;
}

const cosineOptions = {
  floor: { default: 0, from: 0, to: 1 },
  restart: { optional: true, kind: "number", from: 1 },
} satisfies OptionTable<CosineOptions>;

/**
 * Cosine annealing from 1 to the floor: `floor + (1 − floor) · (1 + cos(π · t / steps)) / 2` (Loshchilov and Hutter
 * 2017). PyTorch's CosineAnnealingLR up to its T_max; with `restart`, CosineAnnealingWarmRestarts. Throws {@link
 * ValueError} for options out of range.
 */
export function cosine(steps: number, options?: CosineOptions): Schedule {
  checkOption("cosine", "steps", wholeFrom1, steps);
  const { floor, restart } = readOptions("cosine", cosineOptions, options);
  return (step) => {
    const part = restart === undefined ? Math.min(step / steps, 1) : partOfCycle(step, steps, restart);
    return floor + ((1 - floor) * (1 + math.cos(Math.PI * part))) / 2;
  };
}

/** The position of step t in its cycle, in [0, 1). */
function partOfCycle(step: number, steps: number, growth: number): number {
  let [begin, length] = [0, steps];
  if (growth === 1) begin = step - (step % steps); // in constant time for any t
  while (step >= begin + length) {
    begin += length;
    length *= growth;
  }
  return (step - begin) / length;
}
