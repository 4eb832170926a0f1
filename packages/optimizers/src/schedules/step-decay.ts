import { math, type OptionTable, readOptions } from "@dz/ndarray";
import type { Schedule } from "./schedule.ts";

/** Options of {@link stepDecay}. */
export interface StepDecayOptions {
  /** The number of steps from one reduction to the next. */
  readonly every: number;
  /** The factor of each reduction (default 0.1). */
  readonly factor?: number;
}

const stepDecayOptions = {
  every: { required: true, kind: "number", whole: true, from: 1 },
  factor: { default: 0.1, from: 0 },
} satisfies OptionTable<StepDecayOptions>;

/** `factor^⌊t / every⌋`: PyTorch's StepLR. Throws {@link ValueError} for options out of range. */
export function stepDecay(options: StepDecayOptions): Schedule {
  const { every, factor } = readOptions("stepDecay", stepDecayOptions, options);
  return (step) => math.pow(factor, Math.floor(step / every));
}
