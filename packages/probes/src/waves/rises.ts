/** Rises of a loss from one epoch to the next. */
export interface Rises {
  /** The number of epochs that were looked at ... */
  readonly epochs: number;
  /** ... of those in which the loss rose by more than 10 % ... */
  readonly count: number;
  /** ... and the sum of all rises, small ones too. */
  readonly sum: number;
}

/** The first epochs of a training are not looked at: the loss falls by powers of ten then. */
export const FIRST = 6;

/** The rises of a loss by epoch, the first of which is `begin` (from 1), in the epochs after `after` (default the 6th). */
export function risesOf(losses: readonly number[], begin: number = 1, after: number = FIRST): Rises {
  let epochs = 0;
  let count = 0;
  let sum = 0;
  for (let i = Math.max(1, after + 1 - begin); i < losses.length; i++) {
    const [before, now] = [losses[i - 1] as number, losses[i] as number];
    epochs++;
    if (now > 1.1 * before) count++;
    if (now > before) sum += now - before;
  }
  return { epochs, count, sum };
}
