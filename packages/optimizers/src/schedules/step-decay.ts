import { checkOptions, math } from "@dz/ndarray";
import { checked, checkedWhole } from "../options.ts";
import type { Schedule } from "./schedule.ts";

/** How {@link stepDecay} falls. */
export interface StepDecayOptions {
  /** The rate falls after so many steps, and again after as many. */
  readonly every: number;
  /** What it is multiplied by each time, 0.1 unless said otherwise. */
  readonly factor?: number;
}

/** `factor^⌊t / every⌋`: PyTorch's StepLR. Throws {@link ValueError} for options out of range. */
export function stepDecay(options: StepDecayOptions): Schedule {
  checkOptions(options ?? null, { every: "any", factor: "any" }, "stepDecay");
  const { every, factor = 0.1 } = options;
  checkedWhole("stepDecay every", every, 1);
  checked("stepDecay factor", factor, 0);
  return (step) => math.pow(factor, Math.floor(step / every));
}
