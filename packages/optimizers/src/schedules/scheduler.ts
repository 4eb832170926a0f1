import { checkState, shown, ValueError } from "@dz/ndarray";
import { checked, checkedWhole } from "../options.ts";
import type { Schedule } from "./schedule.ts";

/** What a {@link Scheduler} needs of an optimizer. */
export interface Rated {
  rate: number;
}

/** Where a {@link Scheduler} is. */
export interface SchedulerState {
  readonly steps: number;
  readonly base: number;
}

/**
 * Sets the rate of an optimizer by a schedule: `rate = base · schedule(steps)`, where `base` is the rate that it had when
 * the scheduler was made. The rate of step 0 is set at once; after an update (or an epoch) call {@link step}.
 *
 * Throws {@link StateError} for an optimizer that has no rate, and {@link ValueError} for a factor that is no number
 * from 0; then the rate has not changed.
 */
export class Scheduler {
  private readonly optimizer: Rated;
  private readonly schedule: Schedule;
  private base: number;
  private count = 0;

  constructor(optimizer: Rated, schedule: Schedule) {
    if (typeof (optimizer as Partial<Rated> | null | undefined)?.rate !== "number") {
      throw new ValueError(`Scheduler: expected an optimizer with a rate, got ${shown(optimizer)}`);
    }
    if (typeof schedule !== "function") throw new ValueError(`Scheduler: expected a schedule, got ${shown(schedule)}`);
    this.optimizer = optimizer;
    this.schedule = schedule;
    this.base = optimizer.rate;
    this.set(0);
  }

  /** How many steps have been made. */
  get steps(): number {
    return this.count;
  }

  /** Goes on by one step, and returns the rate that is set. */
  step(): number {
    return this.set(this.count + 1);
  }

  /** The number of steps and the base. What a schedule keeps itself, as that of a plateau, is not part of it. */
  getState(): SchedulerState {
    return { steps: this.count, base: this.base };
  }

  /** Goes on from a state of {@link getState}, and sets the rate of it. */
  setState(state: SchedulerState): void {
    checkState(state, "Scheduler.setState");
    const { steps, base } = state;
    checkedWhole("Scheduler steps", steps, 0);
    checked("Scheduler base", base, 0);
    this.set(steps, base);
  }

  private set(steps: number, base: number = this.base): number {
    this.optimizer.rate = base * this.schedule(steps);
    this.count = steps;
    this.base = base;
    return this.optimizer.rate;
  }
}
