import { math, type OptionTable, readOptions } from "@dz/ndarray";
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

const polynomialOptions = {
  steps: { required: true, kind: "number", whole: true, from: 1 },
  power: { default: 1, from: 0 },
  floor: { default: 0, from: 0, to: 1 },
} satisfies OptionTable<PolynomialOptions>;

/**
 * Polynomial decay `floor + (1 − floor) · (1 − t / steps)^power`: PyTorch's PolynomialLR, whose floor is 0. Throws
 * {@link ValueError} for options out of range.
 */
export function polynomial(options: PolynomialOptions): Schedule {
  const { steps, power, floor } = readOptions("polynomial", polynomialOptions, options);
  return (step) => floor + (1 - floor) * math.pow(1 - Math.min(step / steps, 1), power);
}
