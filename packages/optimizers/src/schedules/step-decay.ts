import { checkOption, math, type OptionTable, readOptions } from "@dz/ndarray";
import { wholeFrom1 } from "../options.ts";
import type { Schedule } from "./schedule.ts";

/** Options of {@link stepDecay}. */
export interface StepDecayOptions {
  /** The factor of each reduction (default 0.1). */
  readonly factor?: number;
}

const stepDecayOptions = {
  factor: { default: 0.1, from: 0, synonyms: ["gamma", "ratio", "rate"] },
} satisfies OptionTable<StepDecayOptions>;

/** `factor^⌊t / every⌋`: PyTorch's StepLR. Throws {@link ValueError} for options out of range. */
export function stepDecay(every: number, options?: StepDecayOptions): Schedule {
  checkOption("stepDecay", "every", wholeFrom1, every);
  const { factor } = readOptions("stepDecay", stepDecayOptions, options);
  return (step) => math.pow(factor, Math.floor(step / every));
}
