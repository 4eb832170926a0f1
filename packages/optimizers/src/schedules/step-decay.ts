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
export function stepDecay({ every, factor = 0.1 }: StepDecayOptions): Schedule {
  checkedWhole("stepDecay every", every, 1);
  checked("stepDecay factor", factor, 0);
  return (step) => factor ** Math.floor(step / every);
}
