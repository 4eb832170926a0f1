/** What one process measured of one contender. */
export interface Measurement {
  readonly name: string;
  /** The whole job, the compiling of the code included. */
  readonly seconds: number;
  /** The median over the epochs. */
  readonly trainMs: number;
  /** The median over the epochs. */
  readonly testMs: number;
  /** The most memory that was resident. */
  readonly peakMiB: number;
  /** What was resident after every tenth epoch. */
  readonly rssMiB: readonly number[];
  readonly bestLoss: number;
}

/** The middle of some numbers; of two middle ones, the lower. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[(sorted.length - 1) >> 1] ?? Number.NaN;
}

/** One measurement out of several of a contender: the medians, and the largest peak. */
export function combine(measurements: readonly Measurement[]): Measurement {
  const middle = (pick: (m: Measurement) => number): number => median(measurements.map(pick));
  const last = measurements[measurements.length - 1] as Measurement;
  return {
    ...last,
    seconds: middle((m) => m.seconds),
    trainMs: middle((m) => m.trainMs),
    testMs: middle((m) => m.testMs),
    peakMiB: Math.max(...measurements.map((m) => m.peakMiB)),
  };
}

/** How much memory grew after the first 50 epochs, as a part of what was resident then. */
export function growth({ rssMiB }: Measurement): number {
  const settled = rssMiB.slice(4);
  const first = settled[0];
  return first === undefined ? 0 : Math.max(...settled) / first - 1;
}
