import { math } from "@dz/ndarray";
import { checked } from "../options.ts";
import type { Schedule } from "./schedule.ts";

/** `factorᵗ`: PyTorch's ExponentialLR. Throws {@link ValueError} unless the factor is a number from 0. */
export function exponentialDecay(factor: number): Schedule {
  checked("exponentialDecay factor", factor, 0);
  return (step) => math.pow(factor, step);
}
