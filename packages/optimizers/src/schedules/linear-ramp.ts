import { checkOptions } from "@dz/ndarray";
import { checked, checkedWhole } from "../options.ts";
import type { Schedule } from "./schedule.ts";

/** Where {@link linearRamp} goes. */
export interface LinearRampOptions {
  /** How many steps the way takes; afterwards the factor stays. */
  readonly steps: number;
  /** The first factor, 1 unless said otherwise. */
  readonly from?: number;
  /** The last factor, 0 unless said otherwise. */
  readonly to?: number;
}

/**
 * A straight line, up or down: `from + (to − from) · t / steps`. PyTorch's LinearLR, where `from` is start_factor, `to`
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
