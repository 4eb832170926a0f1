import { checkObject } from "./check-call.ts";
import type { Metrics } from "./schema.ts";

/**
 * The loss by which an epoch is judged, on data that was not learned: `validLoss` if the run has a validation part, else
 * `testLoss`.
 */
export function heldOutLoss(metrics: Pick<Metrics, "testLoss" | "validLoss">): number {
  checkObject("heldOutLoss", "metrics", metrics);
  return metrics.validLoss ?? metrics.testLoss;
}
