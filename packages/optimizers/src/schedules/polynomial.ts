import { checkOptions, math } from "@dz/ndarray";
import { checked, checkedWhole } from "../options.ts";
import type { Schedule } from "./schedule.ts";

/** Options of {@link polynomial}. */
export interface PolynomialOptions {
  /** The number of steps of the decay; afterwards the factor is constant. */
  readonly steps: number;
  /** The power (default 1, linear). */
  readonly power?: number;
  /** The final factor (default 0). */
  readonly floor?: number;
}

/**
 * Polynomial decay `floor + (1 − floor) · (1 − t / steps)^power`: PyTorch's PolynomialLR, whose floor is 0. Throws
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
