import { checkOption, math } from "@dz/ndarray";
import { numberFrom0 } from "../options.ts";
import type { Schedule } from "./schedule.ts";

/** `factorᵗ`: PyTorch's ExponentialLR. Throws {@link ValueError} unless the factor is a number from 0. */
export function exponentialDecay(factor: number): Schedule {
  checkOption("exponentialDecay", "factor", numberFrom0, factor);
  return (step) => math.pow(factor, step);
}
