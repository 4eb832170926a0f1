import { asVariable, getItem, type Variable, type VariableLike } from "@dz/core";
import { concat, exp, log } from "@dz/functions";
import { Layer } from "@dz/layers";
import type { UnaryModel } from "@dz/models";
import { array, ellipsis, formatShape, ShapeError, slice } from "@dz/ndarray";
import type { Scaler } from "@dz/series";
import { outputsOf, type Plan } from "./plan.ts";

/** How many values each input of {@link InUnits} has for one row of a batch; an input with 0 is left out. */
export interface UnitInputs {
  /** The last values of the series, the newest last. */
  readonly values: number;
  /** The calendar of the next step, sine and cosine of each cycle. */
  readonly calendar: number;
  /** Further columns, as they were `lag` steps before the newest value. */
  readonly observed: number;
  /** Columns that are known ahead: those of the first one for each step to come, then those of the next. */
  readonly known: number;
}

/** The inputs of a plan whose calendar has `calendar` numbers. */
export function unitInputs(plan: Plan, calendar: number): UnitInputs {
  const past = plan.past + (plan.difference ? 1 : 0);
  return {
    values: 1 + Math.max(past, plan.period ?? 0),
    calendar,
    observed: plan.observed.length,
    known: plan.known.length * outputsOf(plan),
  };
}

/**
 * A network together with its plan, as one layer that takes and gives units of the series: what `Features` writes and
 * `outcome` and `value` read, made of functions of dz. So it can be differentiated and exported.
 *
 * Inputs are those of {@link unitInputs} that have values, each [batch, values]; the output is the forecast of the next
 * steps [batch, outputs]. A network without memory also takes [steps, batch, values]. A recurrent network has to see the values
 * from the beginning, one after the other.
 */
export class InUnits extends Layer {
  readonly network: UnaryModel;
  readonly #plan: Plan;
  readonly #inputs: UnitInputs;

  constructor(network: UnaryModel, plan: Plan, calendar: number) {
    super();
    this.network = network;
    this.#plan = plan;
    this.#inputs = unitInputs(plan, calendar);
  }

  /** The names of the inputs, in order. */
  get inputNames(): string[] {
    return Object.entries(this.#inputs).flatMap(([name, count]) => (count > 0 ? [name] : []));
  }

  /** Throws {@link ShapeError} unless the last axis of each input has the right length. */
  override forward(...inputs: VariableLike[]): Variable {
    const given = this.given(inputs);
    const plan = this.#plan;
    const values = given.values as Variable;
    const u = plan.log ? log(values) : values;
    const parts = this.history(u);
    if (given.calendar !== undefined) parts.push(given.calendar);
    if (given.observed !== undefined) parts.push(scaled(given.observed, plan.observed, 1));
    if (given.known !== undefined) parts.push(scaled(given.known, plan.known, outputsOf(plan)));
    const outputs = this.network.forward(concat(parts, { axis: -1 }));
    const next = columns(u, -1).add(outputs.mul(row(outputs, plan.changes)));
    return plan.log ? exp(next) : next;
  }

  private given(inputs: readonly VariableLike[]): Partial<Record<string, Variable>> {
    const names = this.inputNames;
    return Object.fromEntries(
      names.map((name, i) => {
        const x = asVariable(inputs[i] as VariableLike, "InUnits");
        const width = this.#inputs[name as keyof UnitInputs];
        if (x.ndim >= 2 && x.shape.at(-1) === width) return [name, x];
        throw new ShapeError(`InUnits: ${name} has shape ${formatShape(x.shape)}, expected [batch, ${width}]`);
      }),
    );
  }

  /** What the network sees of the values: see `Features`. */
  private history(u: Variable): Variable[] {
    const { difference, scaler, past, changes, period, seasonal } = this.#plan;
    const now = columns(u, -1);
    const level = difference ? now.sub(columns(u, -2)) : now;
    const parts = [level.sub(scaler.shift).div(scaler.scale)];
    for (let k = 1; k <= past; k++) {
      const [later, earlier] = difference ? [k, k + 1] : [k - 1, k];
      parts.push(
        columns(u, -1 - later)
          .sub(columns(u, -1 - earlier))
          .div(changes[0] as number),
      );
    }
    if (period !== null) {
      const before = columns(u, -1 - period);
      parts.push(now.sub(before).div(seasonal as number));
      const ahead = Math.min(outputsOf(this.#plan), period);
      const later = columns(u, -period, ahead - period === 0 ? null : ahead - period);
      parts.push(later.sub(before).div(row(u, changes.slice(0, ahead))));
    }
    return parts;
  }
}

/** Columns from `start` to before `stop` (default one), counted from the end. */
function columns(x: Variable, start: number, stop: number | null = start === -1 ? null : start + 1): Variable {
  return getItem(x, ellipsis, slice(start, stop));
}

/** Numbers as a row with the dtype of x. */
function row(x: Variable, numbers: readonly number[]) {
  return array([[...numbers]], { dtype: x.dtype });
}

/** Columns of units of their own, each with `repeat` values, on the scales of the network. */
function scaled(x: Variable, scalers: readonly Scaler[], repeat: number): Variable {
  const each = (number: (scaler: Scaler) => number): number[] =>
    scalers.flatMap((scaler) => Array<number>(repeat).fill(number(scaler)));
  return x
    .sub(
      row(
        x,
        each(({ shift }) => shift),
      ),
    )
    .div(
      row(
        x,
        each(({ scale }) => scale),
      ),
    );
}
