import type { EpochSeen } from "./seen.ts";

/** Squared errors, added up. */
export class ErrorSum {
  private sum = 0;
  private count = 0;

  add(y: ArrayLike<number>, t: ArrayLike<number>): void {
    for (let i = 0; i < t.length; i++) {
      const error = (y[i] as number) - (t[i] as number);
      this.sum += error * error;
    }
    this.count += t.length;
  }

  /** Their mean; NaN without any. */
  mean(): number {
    return this.sum / this.count;
  }
}

/** Counts what happens in an epoch. */
export class EpochRecorder {
  readonly trainErrors = new ErrorSum();
  readonly heldOutErrors = new ErrorSum();
  beganEmpty: boolean | null = null;
  emptied = 0;
  steps = 0;
  judged = 0;
  updates = 0;

  seen(told: Pick<EpochSeen, "trainLoss" | "heldOutLoss">, found: Pick<EpochSeen, "units" | "growth">): EpochSeen {
    const { trainErrors, heldOutErrors, beganEmpty, emptied, steps, updates } = this;
    return {
      ...told,
      ...found,
      ownTrainLoss: trainErrors.mean(),
      ownHeldOutLoss: heldOutErrors.mean(),
      beganEmpty,
      emptied,
      steps,
      updates,
    };
  }
}
