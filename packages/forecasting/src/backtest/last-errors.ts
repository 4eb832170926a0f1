/** The last errors of forecasts, in order of size, so that a band that goes with time costs no sorting at each step. */
export class LastErrors {
  private readonly window: number;
  /** In order of time, from `oldest` on. */
  private readonly all: number[] = [];
  private oldest = 0;
  private readonly sorted: number[] = [];

  /** `window`: how many of the last errors count. */
  constructor(window: number) {
    this.window = window;
  }

  /** Adds an absolute error; the oldest is forgotten if they are too many. */
  push(error: number): void {
    this.all.push(error);
    this.sorted.splice(this.placeOf(error), 0, error);
    if (this.sorted.length > this.window) this.sorted.splice(this.placeOf(this.all[this.oldest++] as number), 1);
  }

  /**
   * Half the width of a band that is to hold the part `level`: the ⌈(n + 1)·level⌉-th smallest of n errors, as
   * `conformalWidths` of `@dz/series` has it. Infinite if they are too few. Another level may have been found to hold that
   * part (default `level`): its error is taken, at most the largest.
   */
  width(level: number, own: number = level): number {
    const n = this.sorted.length;
    const rank = (part: number): number => Math.ceil((n + 1) * part - 1e-12);
    if (rank(level) > n) return Number.POSITIVE_INFINITY;
    return this.sorted[Math.max(1, Math.min(n, rank(own))) - 1] ?? Number.POSITIVE_INFINITY;
  }

  /** The first place in the order at which no smaller error stands. */
  private placeOf(error: number): number {
    let [low, high] = [0, this.sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.sorted[middle] as number) < error) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
