import type { Parameter } from "@dz/core";
import type { Layer, Linear } from "@dz/layers";
import type { ParameterSeen, Seen, UpdateSeen } from "./seen.ts";

interface Count {
  shape: readonly number[];
  updates: number;
  withGradient: number;
  withSlope: number;
  moved: number;
  gradient: number;
  equalUnits: boolean;
}

/** The values of a parameter and its gradient before an update. */
interface Before {
  readonly name: string;
  readonly parameter: Parameter;
  readonly values: Float64Array;
  readonly gradient: Float64Array | null;
}

/** What the gradients of a model said, and what updates did to its parameters. */
export class UpdateRecords {
  readonly updates: UpdateSeen[] = [];
  private readonly counts = new Map<string, Count>();
  private readonly initial = new Map<string, Float64Array>();
  private before: readonly Before[] = [];
  /** The sum of the gradients of an epoch by parameter. */
  private gradients = new Map<string, Float64Array>();
  private gradientsOf = -1;
  private last: readonly Before[] = [];

  /** Called right before an update, with the gradients that backward made. */
  begin(model: Layer, epoch: number): void {
    if (epoch !== this.gradientsOf) this.gradients = new Map();
    this.gradientsOf = epoch;
    this.before = Array.from(model.namedParams(), ([name, parameter]) => ({
      name,
      parameter,
      values: Float64Array.from(parameter.data.toTypedArray() as Float64Array),
      gradient:
        parameter.gradient === null ? null : Float64Array.from(parameter.gradient.data.toTypedArray() as Float64Array),
    })).filter(({ values }) => values.length > 0);
    for (const each of this.before) this.count(each, epoch);
  }

  private count({ name, parameter, values, gradient }: Before, epoch: number): void {
    if (!this.initial.has(name)) this.initial.set(name, values);
    const { shape } = parameter;
    const none = { shape, updates: 0, withGradient: 0, withSlope: 0, moved: 0, gradient: 0, equalUnits: true };
    const count = this.counts.get(name) ?? none;
    this.counts.set(name, count);
    count.updates++;
    if (epoch === 0) count.equalUnits &&= haveEqualColumns(values, shape);
    if (gradient === null) return;
    count.withGradient++;
    const square = dot(gradient, gradient);
    if (square > 0) count.withSlope++;
    if (epoch === 0) count.gradient += Math.sqrt(square / gradient.length);
    const sum = this.gradients.get(name) ?? new Float64Array(gradient.length);
    for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] as number) + (gradient[i] as number);
    this.gradients.set(name, sum);
  }

  /** Called right after an update. `output`: the layer that gives the output, if it is known. */
  end(about: Pick<UpdateSeen, "epoch" | "errorSum" | "lossBefore" | "lossAfter">, output: Linear | null): void {
    let [gradients, steps, weights, down] = [0, 0, 0, 0];
    let biasGradient: readonly number[] | null = null;
    for (const { name, parameter, values, gradient } of this.before) {
      const now = parameter.data.toTypedArray() as Float64Array;
      const step = values.map((w, i) => (now[i] as number) - w);
      const size = dot(step, step);
      if (size > 0) (this.counts.get(name) as Count).moved++;
      steps += size;
      weights += dot(values, values);
      if (gradient === null) continue;
      gradients += dot(gradient, gradient);
      down -= dot(step, gradient);
      if (output !== null && parameter === output.b) biasGradient = [...gradient];
    }
    this.updates.push({
      ...about,
      gradNorm: Math.sqrt(gradients),
      stepNorm: Math.sqrt(steps),
      weightNorm: Math.sqrt(weights),
      descent: down / Math.sqrt(steps * gradients),
      biasGradient,
    });
    this.last = this.before;
  }

  parameters(output: Linear | null): ParameterSeen[] {
    return Array.from(this.counts, ([name, count]) => {
      const ofFirst = this.updates.filter(({ epoch }) => epoch === 0).length;
      const parameter = this.last.find((each) => each.name === name)?.parameter;
      return {
        name,
        ...count,
        gradient: count.gradient / Math.min(ofFirst, count.updates),
        ofOutput: output !== null && parameter !== undefined && (parameter === output.W || parameter === output.b),
      };
    });
  }

  weights(): Seen["weights"] {
    let [first, last, moved] = [0, 0, 0];
    for (const { name, parameter } of this.last) {
      const now = parameter.data.toTypedArray() as Float64Array;
      const before = this.initial.get(name) as Float64Array;
      const step = before.map((w, i) => (now[i] as number) - w);
      first += dot(before, before);
      last += dot(now, now);
      moved += dot(step, step);
    }
    return { first: Math.sqrt(first), last: Math.sqrt(last), moved: Math.sqrt(moved) };
  }

  /** See {@link Seen.pull}. */
  pull(): number {
    let [product, gradients, weights] = [0, 0, 0];
    for (const { name, parameter } of this.last) {
      const gradient = this.gradients.get(name);
      if (gradient === undefined) continue;
      const now = parameter.data.toTypedArray() as Float64Array;
      product += dot(gradient, now);
      gradients += dot(gradient, gradient);
      weights += dot(now, now);
    }
    return product / Math.sqrt(gradients * weights);
  }
}

/** Whether a matrix [inputs, units] of two units or more has equal columns. */
function haveEqualColumns(values: Float64Array, shape: readonly number[]): boolean {
  const units = shape[1] ?? 1;
  if (shape.length !== 2 || units < 2) return false;
  const most = values.reduce((size, value) => Math.max(size, Math.abs(value)), 0);
  // Equal sums may be rounded in other ways, so that equal units drift apart by some last digits.
  return values.every((value, i) => Math.abs(value - (values[i - (i % units)] as number)) <= 1e-6 * most);
}

/** `Σ a b` */
function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}
