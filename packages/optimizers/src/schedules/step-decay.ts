import { checkOptions, math } from "@dz/ndarray";
import { checked, checkedWhole } from "../options.ts";
import type { Schedule } from "./schedule.ts";

/** Options of {@link stepDecay}. */
export interface StepDecayOptions {
  /** The number of steps from one reduction to the next. */
  readonly every: number;
  /** The factor of each reduction (default 0.1). */
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
