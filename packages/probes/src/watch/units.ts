import type { UnitsSeen } from "./seen.ts";

/** Values of the units of one layer, of which only what matters is kept. */
export class UnitRecorder {
  private low: Float64Array | null = null;
  private high: Float64Array | null = null;
  /** How many values lie within 1 % of 0 or of 1, and of ±1. */
  private nearLogistic = 0;
  private nearTanh = 0;
  private count = 0;

  /** Adds values [rows, units]. */
  add(values: ArrayLike<number>, units: number): void {
    this.low ??= new Float64Array(units).fill(Number.POSITIVE_INFINITY);
    this.high ??= new Float64Array(units).fill(Number.NEGATIVE_INFINITY);
    const { low, high } = this;
    for (let i = 0; i < values.length; i++) {
      const [unit, value] = [i % units, values[i] as number];
      if (value < (low[unit] as number)) low[unit] = value;
      if (value > (high[unit] as number)) high[unit] = value;
      if (value < 0.01 || value > 0.99) this.nearLogistic++;
      if (Math.abs(value) > 0.99) this.nearTanh++;
    }
    this.count += values.length;
  }

  /**
   * What was added since the last call, null without anything. `flat`: the part of values where the activation is flat, if
   * it is known. Otherwise values between 0 and 1 are taken as those of the logistic function, those between −1 and 1 as those of tanh, and others
   * as those of a function without an upper end.
   */
  take(flat: number | null): UnitsSeen | null {
    const { low, high, count, nearLogistic, nearTanh } = this;
    this.low = this.high = null;
    this.count = this.nearLogistic = this.nearTanh = 0;
    if (low === null || high === null) return null;
    const units = low.length;
    const least = Math.min(...low);
    const most = Math.max(...high);
    const near = most > 1 ? 0 : least > 0 ? nearLogistic : least < 0 && least >= -1 ? nearTanh : 0;
    let constant = 0;
    for (let j = 0; j < units; j++) if ((high[j] as number) - (low[j] as number) <= 1e-9) constant++;
    return { units, constant: constant / units, saturated: flat ?? near / count };
  }
}
