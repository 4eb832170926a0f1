import { checkOptions, math } from "@dz/ndarray";
import { checked, checkedWhole } from "../options.ts";
import type { Schedule } from "./schedule.ts";

/** How {@link polynomial} falls. */
export interface PolynomialOptions {
  /** How many steps the way takes; afterwards the factor stays. */
  readonly steps: number;
  /** The power, 1 (a straight line) unless said otherwise. */
  readonly power?: number;
  /** The factor at the end, 0 unless said otherwise. */
  readonly floor?: number;
}

/**
 * `floor + (1 − floor) · (1 − t / steps)^power`: PyTorch's PolynomialLR, which has the floor 0. Throws
 * {@link ValueError} for options out of range.
 */
export function polynomial(options: PolynomialOptions): Schedule {
  checkOptions(options ?? null, { steps: "any", power: "any", floor: "any" }, "polynomial");
  const { steps, power = 1, floor = 0 } = options;
  checkedWhole("polynomial steps", steps, 1);
  checked("polynomial power", power, 0);
  checked("polynomial floor", floor, 0, 1);
  return (step) => floor + (1 - floor) * math.pow(1 - Math.min(step / steps, 1), power);
}
