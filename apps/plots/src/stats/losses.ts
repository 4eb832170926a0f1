/** What the losses of a run say. */
import type { EpochLosses, ReportRun } from "../report-data.ts";

/** The last epoch. */
export function lastEpoch({ epochs }: ReportRun): EpochLosses {
  return epochs.at(-1) as EpochLosses;
}

/** The epoch with the lowest test loss, the first of equals; the first of all if no loss is a number. */
export function bestEpoch({ epochs }: ReportRun): EpochLosses {
  let best = epochs[0] as EpochLosses;
  for (const epoch of epochs) {
    const first = Number.isNaN(best.testLoss) && !Number.isNaN(epoch.testLoss);
    if (first || epoch.testLoss < best.testLoss) best = epoch;
  }
  return best;
}

/** Before this epoch losses fall so fast that a rise says little. */
const SETTLED = 6;

/** The epochs, of those after the sixth, whose test loss is more than a tenth above that of the epoch before. */
export function rises({ epochs }: ReportRun): EpochLosses[] {
  return epochs.filter(
    ({ epoch, testLoss }, i) => epoch > SETTLED && testLoss > 1.1 * (epochs[i - 1] as EpochLosses).testLoss,
  );
}

/** The middle of numbers, the mean of the two middle ones of an even count; NaN if there are none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(half) - 1], sorted[Math.floor(half)]];
  return low === undefined || high === undefined ? Number.NaN : (low + high) / 2;
}
