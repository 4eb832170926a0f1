import { checkOption, checkState, StateError, shown, ValueError } from "@dz/ndarray";
import { firstLr } from "../groups.ts";
import { Optimizer } from "../optimizer.ts";
import { numberFrom0, wholeFrom0 } from "../options.ts";
import type { Schedule } from "./schedule.ts";

/** The part of an optimizer that a {@link Scheduler} needs: the learning rate. */
export interface HasLr {
  lr: number;
}

/** The state of a {@link Scheduler}. */
export interface SchedulerState {
  readonly steps: number;
  readonly base: number;
}

/**
 * Sets the learning rate of an optimizer by a schedule: `lr = base · schedule(steps)`, where `base` is the lr at construction.
 * The lr of step 0 is set in the constructor; call {@link update} after each update of the optimizer or each epoch.
 *
 * Throws {@link StateError} for an optimizer without a learning rate, and {@link ValueError} unless a factor is a
 * number from 0; the lr is unchanged then.
 */
export class Scheduler {
  static get name(): string {
    return "Scheduler";
  }

  private readonly optimizer: HasLr;
  private readonly schedule: Schedule;
  private base: number;
  private count = 0;

  constructor(optimizer: HasLr | Optimizer<string>, schedule: Schedule) {
    if (typeof schedule !== "function") throw new ValueError(`Scheduler: expected a schedule, got ${shown(schedule)}`);
    this.optimizer = checkedLr(optimizer);
    this.schedule = schedule;
    this.base = this.optimizer.lr;
    firstLr(this.optimizer);
    this.set(0);
  }

  /** The number of steps so far. */
  get steps(): number {
    return this.count;
  }

  /** Takes the next step; returns the new lr. */
  update(): number {
    return this.set(this.count + 1);
  }

  /** The number of steps and the base. The state of a stateful schedule, such as a plateau's, is not included. */
  getState(): SchedulerState {
    return { steps: this.count, base: this.base };
  }

  /** Continues from a state of {@link getState}, and sets its lr. */
  setState(state: SchedulerState): void {
    checkState(state, "Scheduler.setState");
    const { steps, base } = state;
    checkOption("Scheduler", "steps", wholeFrom0, steps);
    checkOption("Scheduler", "base", numberFrom0, base);
    this.set(steps, base);
  }

  private set(steps: number, base: number = this.base): number {
    const factor = this.schedule(steps);
    checkOption("Scheduler", `the factor of the schedule at step ${steps}`, numberFrom0, factor);
    this.optimizer.lr = base * factor;
    this.count = steps;
    this.base = base;
    return this.optimizer.lr;
  }
}

function checkedLr(optimizer: HasLr | Optimizer<string>): HasLr {
  if (typeof (optimizer as Partial<HasLr> | null | undefined)?.lr === "number") return optimizer as HasLr;
  if (optimizer instanceof Optimizer) throw new StateError(`Scheduler: ${optimizer.constructor.name} has no lr`);
  throw new ValueError(`Scheduler: expected an optimizer with an lr, got ${shown(optimizer)}`);
}
