/** Values by step: those of a series, or a past that goes on with forecasts. */
export interface History {
  at(step: number): number;
}

/** The past of a series up to an origin, and then the forecasts that were made from there. */
export class Continued implements History {
  private readonly past: Float64Array;
  private readonly origin: number;
  private readonly own: number[] = [];

  /** `origin`: the last step of the past that counts. */
  constructor(past: Float64Array, origin: number) {
    this.past = past;
    this.origin = origin;
  }

  at(step: number): number {
    return (step <= this.origin ? this.past[step] : this.own[step - this.origin - 1]) as number;
  }

  push(value: number): void {
    this.own.push(value);
  }
}
