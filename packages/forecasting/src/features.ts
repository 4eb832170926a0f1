import { math } from "@dz/ndarray";
import { applyScaler, calendarInputs, SeriesError } from "@dz/series";
import type { ForecastData } from "./forecast-data.ts";
import type { History } from "./history.ts";
import { logged, outputsOf, type Plan } from "./plan.ts";

/**
 * The inputs and outputs of a network at each origin t, with u the values or their logarithms:
 *
 * - the level `(u[t] − shift) / scale`, or with `difference` the last change, scaled in the same way;
 * - the `past` changes before, `(u[t−k] − u[t−k−1]) / changes[1]`, from k = 0 for levels, from k = 1 with `difference`;
 * - with a period p: how far the series is from where it was, `(u[t] − u[t−p]) / seasonal`, and how it went on from there,
 *   `(u[t+j−p] − u[t−p]) / changes[j]` for the steps j to be forecast, at most p;
 * - the calendar of step t + 1;
 * - observed series at t − lag; known ones at t + 1 to t + outputs.
 *
 * An output o[j] is the change over j steps: `u[t+j] = u[t] + changes[j] · o[j]`, so that a network that says 0 repeats the
 * last value.
 */
export class Features implements History {
  readonly plan: Plan;
  /** The number of inputs, and that of outputs. */
  readonly size: number;
  readonly outputs: number;
  /** The first origin at which all inputs are known. */
  readonly first: number;
  /** The values, or their logarithms. */
  readonly u: Float64Array;
  private readonly calendar: readonly Float64Array[];
  private readonly observed: readonly Float64Array[];
  private readonly known: readonly Float64Array[];
  /** How many steps ahead the inputs know how the last period went on. */
  private readonly ahead: number;

  /** `times` may go on after the end of the series, for forecasts from there. */
  constructor(data: ForecastData, plan: Plan, times: Float64Array | null = data.times) {
    const { period, calendar, lag, difference } = plan;
    this.plan = plan;
    this.u = logged(data.values, plan.log);
    this.outputs = outputsOf(plan);
    this.ahead = period === null ? 0 : Math.min(this.outputs, period);
    this.calendar = times === null ? [] : calendarInputs(times, calendar);
    if (times === null && calendar.length > 0) throw new SeriesError("calendar: there is no column of times");
    this.observed = data.observed.map((series, i) => applyScaler(plan.observed[i] as Plan["scaler"], series));
    this.known = data.known.map((series, i) => applyScaler(plan.known[i] as Plan["scaler"], series));
    this.first = Math.max(plan.past + (difference ? 1 : 0), period ?? 0, lag);
    const season = period === null ? 0 : 1 + this.ahead;
    this.size = 1 + plan.past + season + this.calendar.length + this.observed.length + this.known.length * this.outputs;
  }

  /** The value of a step, or its logarithm. */
  at(step: number): number {
    return this.u[step] as number;
  }

  /** Writes the inputs of origin t, [size] from `start` on. The history is the series (default), or one that goes on. */
  write(into: Float64Array, start: number, t: number, history: History = this): void {
    const { plan, ahead } = this;
    const { period, scaler, seasonal, changes } = plan;
    const now = history.at(t);
    let i = start;
    into[i++] = ((plan.difference ? now - history.at(t - 1) : now) - scaler.shift) / scaler.scale;
    for (let k = 1; k <= plan.past; k++) {
      const [later, earlier] = plan.difference ? [k, k + 1] : [k - 1, k];
      into[i++] = (history.at(t - later) - history.at(t - earlier)) / (changes[0] as number);
    }
    if (period !== null) {
      const before = history.at(t - period);
      into[i++] = (now - before) / (seasonal as number);
      for (let j = 1; j <= ahead; j++) into[i++] = (history.at(t + j - period) - before) / (changes[j - 1] as number);
    }
    for (const values of this.calendar) into[i++] = values[t + 1] as number;
    for (const values of this.observed) into[i++] = values[t - plan.lag] as number;
    for (const values of this.known) for (let j = 1; j <= this.outputs; j++) into[i++] = values[t + j] as number;
  }

  /** Writes the outputs that would be right at origin t, [outputs] from `start` on. */
  writeTarget(into: Float64Array, start: number, t: number): void {
    const now = this.at(t);
    for (let j = 1; j <= this.outputs; j++) {
      into[start + j - 1] = (this.at(t + j) - now) / (this.plan.changes[j - 1] as number);
    }
  }

  /** What an output says of a value, or its logarithm: `u[t+j]` from `u[t]`; j counts from 1. */
  outcome(now: number, output: number, j: number): number {
    return now + (this.plan.changes[j - 1] as number) * output;
  }

  /** A value from what may be its logarithm. */
  value(u: number): number {
    return this.plan.log ? math.exp(u) : u;
  }
}
