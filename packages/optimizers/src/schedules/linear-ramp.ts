import { checkOption, type OptionTable, readOptions } from "@dz/ndarray";
import { wholeFrom1 } from "../options.ts";
import type { Schedule } from "./schedule.ts";

/** Options of {@link linearRamp}. */
export interface LinearRampOptions {
  /** The first factor (default 1). */
  readonly from?: number;
  /** The last factor (default 0). */
  readonly to?: number;
}

const linearRampOptions = {
  from: { default: 1, from: 0 },
  to: { default: 0, from: 0 },
} satisfies OptionTable<LinearRampOptions>;

/**
 * A linear ramp, up or down: `from + (to − from) · t / steps`. PyTorch's LinearLR, where `from` is start_factor, `to`
 * end_factor and `steps` total_iters. Throws {@link ValueError} for options out of range.
 */
export function linearRamp(steps: number, options?: LinearRampOptions): Schedule {
  checkOption("linearRamp", "steps", wholeFrom1, steps);
  const { from, to } = readOptions("linearRamp", linearRampOptions, options);
  return (step) => (step >= steps ? to : from + ((to - from) * step) / steps);
}
