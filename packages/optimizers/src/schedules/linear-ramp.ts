import { checkOptions } from "@dz/ndarray";
import { checked, checkedWhole } from "../options.ts";
import type { Schedule } from "./schedule.ts";

/** Options of {@link linearRamp}. */
export interface LinearRampOptions {
  /** The number of steps of the ramp; afterwards the factor is constant. */
  readonly steps: number;
  /** The first factor (default 1). */
  readonly from?: number;
  /** The last factor (default 0). */
  readonly to?: number;
}

/**
 * A linear ramp, up or down: `from + (to − from) · t / steps`. PyTorch's LinearLR, where `from` is start_factor, `to`
 * end_factor and `steps` total_iters. Throws {@link ValueError} for options out of range.
 */
export function linearRamp(options: LinearRampOptions): Schedule {
  checkOptions(options ?? null, { steps: "any", from: "any", to: "any" }, "linearRamp");
  const { steps, from = 1, to = 0 } = options;
  checkedWhole("linearRamp steps", steps, 1);
  checked("linearRamp from", from, 0);
  checked("linearRamp to", to, 0);
  return (step) => (step >= steps ? to : from + ((to - from) * step) / steps);
}
