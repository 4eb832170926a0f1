/** Properties of the losses of a run. */
import type { EpochLosses, ReportRun } from "../report-data.ts";

/** The last epoch. */
export function lastEpoch({ epochs }: ReportRun): EpochLosses {
  return epochs.at(-1) as EpochLosses;
}

/** The number of epochs of a run. */
export function countEpochs(run: ReportRun): number {
  return lastEpoch(run).epoch;
}

/** The epochs with predictions. */
export function shownEpochs({ epochs, long }: ReportRun): readonly EpochLosses[] {
  return long?.shown ?? epochs;
}

/** The last epoch with a prediction. */
export function lastShown(run: ReportRun): EpochLosses {
  return shownEpochs(run).at(-1) as EpochLosses;
}

/** The test losses of all epochs. */
export function testLosses({ epochs, long }: ReportRun): Float64Array {
  return long?.testLosses ?? Float64Array.from(epochs, ({ testLoss }) => testLoss);
}

/** Before this epoch, losses fall so fast that a rise means little. */
const SETTLED = 6;

/** Whether the test loss of an epoch is, after the sixth, more than a tenth above that of the previous epoch. */
export function isRise(epoch: number, testLoss: number, before: number): boolean {
  return epoch > SETTLED && testLoss > 1.1 * before;
}

/** The epochs with a rise, see {@link isRise}; for a long run those that are in `epochs`. */
export function rises({ epochs, long }: ReportRun): EpochLosses[] {
  if (long !== undefined) return epochs.filter(({ rose }) => rose);
  return epochs.filter(({ epoch, testLoss }, i) => isRise(epoch, testLoss, epochs[i - 1]?.testLoss ?? Number.NaN));
}

/** The epoch with the lowest test loss, of equal ones the first; the first of all if all losses are NaN. */
export function bestEpoch({ epochs }: ReportRun): EpochLosses {
  let best = epochs[0] as EpochLosses;
  for (const epoch of epochs) {
    const first = Number.isNaN(best.testLoss) && !Number.isNaN(epoch.testLoss);
    if (first || epoch.testLoss < best.testLoss) best = epoch;
  }
  return best;
}

/** The median of numbers, for an even count the mean of the two middle ones; NaN for an empty list. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(half) - 1], sorted[Math.floor(half)]];
  return low === undefined || high === undefined ? Number.NaN : (low + high) / 2;
}
