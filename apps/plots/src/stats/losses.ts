/** What the losses of a run say. */
import type { EpochLosses, ReportRun } from "../report-data.ts";

/** The last epoch. */
export function lastEpoch({ epochs }: ReportRun): EpochLosses {
  return epochs.at(-1) as EpochLosses;
}

/** How many epochs a run has. */
export function countEpochs(run: ReportRun): number {
  return lastEpoch(run).epoch;
}

/** The epochs whose predictions are there. */
export function shownEpochs({ epochs, long }: ReportRun): readonly EpochLosses[] {
  return long?.shown ?? epochs;
}

/** The last epoch whose prediction is there. */
export function lastShown(run: ReportRun): EpochLosses {
  return shownEpochs(run).at(-1) as EpochLosses;
}

/** The test losses of all epochs. */
export function testLosses({ epochs, long }: ReportRun): Float64Array {
  return long?.testLosses ?? Float64Array.from(epochs, ({ testLoss }) => testLoss);
}

/** Before this epoch losses fall so fast that a rise says little. */
const SETTLED = 6;

/** Whether the test loss of an epoch is, after the sixth, more than a tenth above that of the epoch before. */
export function isRise(epoch: number, testLoss: number, before: number): boolean {
  return epoch > SETTLED && testLoss > 1.1 * before;
}

/** The epochs that rose, as {@link isRise} has it; of a long run those that are in `epochs`. */
export function rises({ epochs, long }: ReportRun): EpochLosses[] {
  if (long !== undefined) return epochs.filter(({ rose }) => rose);
  return epochs.filter(({ epoch, testLoss }, i) => isRise(epoch, testLoss, epochs[i - 1]?.testLoss ?? Number.NaN));
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

/** The middle of numbers, the mean of the two middle ones of an even count; NaN if there are none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(half) - 1], sorted[Math.floor(half)]];
  return low === undefined || high === undefined ? Number.NaN : (low + high) / 2;
}
