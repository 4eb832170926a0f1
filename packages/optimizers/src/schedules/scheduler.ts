import { checkOption, checkState, shown, ValueError } from "@dz/ndarray";
import { numberFrom0, wholeFrom0 } from "../options.ts";
import type { Schedule } from "./schedule.ts";

/** The part of an optimizer that a {@link Scheduler} needs. */
export interface Rated {
  rate: number;
}

/** The state of a {@link Scheduler}. */
export interface SchedulerState {
  readonly steps: number;
  readonly base: number;
}

/**
 * Sets the learning rate of an optimizer by a schedule: `rate = base · schedule(steps)`, where `base` is the rate at
 * construction. The rate of step 0 is set in the constructor; call {@link step} after each update or epoch.
 *
 * Throws {@link StateError} for an optimizer without a learning rate, and {@link ValueError} unless a factor is a
 * number from 0; the rate is unchanged then.
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

  /** The number of steps so far. */
  get steps(): number {
    return this.count;
  }

  /** Takes one step; returns the new rate. */
  step(): number {
    return this.set(this.count + 1);
  }

  /** The number of steps and the base. The state of a stateful schedule, such as a plateau's, is not included. */
  getState(): SchedulerState {
    return { steps: this.count, base: this.base };
  }

  /** Continues from a state of {@link getState}, and sets its rate. */
  setState(state: SchedulerState): void {
    checkState(state, "Scheduler.setState");
    const { steps, base } = state;
    checkOption("Scheduler", "steps", wholeFrom0, steps);
    checkOption("Scheduler", "base", numberFrom0, base);
    this.set(steps, base);
  }

  private set(steps: number, base: number = this.base): number {
    this.optimizer.rate = base * this.schedule(steps);
    this.count = steps;
    this.base = base;
    return this.optimizer.rate;
  }
}
