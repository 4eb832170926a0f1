import { checkOption, math, type OptionTable, readOptions } from "@dz/ndarray";
import { wholeFrom1 } from "../options.ts";
import type { Schedule } from "./schedule.ts";

/** Options of {@link polynomial}. */
export interface PolynomialOptions {
  /** The power (default 1, linear). */
  readonly power?: number;
  /** The final factor (default 0). */
  readonly floor?: number;
}

const polynomialOptions = {
  power: { default: 1, from: 0 },
  floor: { default: 0, from: 0, to: 1 },
} satisfies OptionTable<PolynomialOptions>;

/**
 * Polynomial decay `floor + (1 − floor) · (1 − t / steps)^power`: PyTorch's PolynomialLR, whose floor is 0. Throws
 * {@link ValueError} for options out of range.
 */
export function polynomial(steps: number, options?: PolynomialOptions): Schedule {
  checkOption("polynomial", "steps", wholeFrom1, steps);
  const { power, floor } = readOptions("polynomial", polynomialOptions, options);
  return (step) => floor + (1 - floor) * math.pow(1 - Math.min(step / steps, 1), power);
}
