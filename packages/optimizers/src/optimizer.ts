import { config, type Parameter, type Variable } from "@dz/core";
import { pinnedData, unseenGradient } from "@dz/core/engine";
import {
  array,
  copy,
  DTypeError,
  formatShape,
  isFloat,
  type NdArray,
  type OptionTable,
  readOptions,
  ShapeError,
  StateError,
  sameShape,
  shown,
  ValueError,
} from "@dz/ndarray";
import { assign, pinnedZeros, release, unpin } from "@dz/ndarray/memory";
import { Groups, type SetupOptions } from "./groups.ts";
import { writable } from "./json.ts";
import { missingGradients } from "./missing-gradients.ts";
import { guarded, wholeFrom0 } from "./options.ts";
import { countOf, type OptimizerState, placesOf, readState } from "./state.ts";
import { checkTarget, namedParams } from "./weights.ts";

/** The part of a model that an optimizer needs. */
export interface Target {
  /** The parameters. One that occurs twice, because two layers share it, is updated once. */
  params(): Iterable<Parameter>;
  /** Names under which the optimizer's state is saved; without it, parameters are numbered. */
  namedParams?(): Iterable<readonly [name: string, parameter: Parameter]>;
}

/** Acts on all gradients before an update; may change or remove them. */
export interface Hook {
  /** Called once per update with the parameters that have a gradient. */
  beforeUpdate(params: readonly Parameter[]): void;
}

/** The arrays that an optimizer keeps for one parameter, by name. */
export type Slots<S extends string> = Readonly<Record<S, NdArray>>;

/** Options of an {@link Optimizer}. */
interface CountingOptions {
  /** Whether the updates of each parameter are counted and saved (default false). */
  readonly counts?: boolean;
}

const countingOptions = { counts: { default: false } } satisfies OptionTable<CountingOptions>;

/** The state of one parameter: its arrays and the number of its updates. */
interface Kept<S extends string> {
  readonly slots: Slots<S>;
  updates: number;
}

/** A parameter that is ready for its update: its value and its gradient. */
interface Ready<S extends string> {
  readonly p: NdArray;
  readonly g: NdArray;
  readonly kept: Kept<S>;
}

/**
 * The base class of the optimizers: applies the hooks, then updates every parameter that has a gradient.
 *
 * A subclass names the arrays that it keeps for each parameter and defines one update. The arrays have the shape and
 * dtype of the parameter, initially zeros. With `counts` the number of updates of each parameter is counted and saved
 * as well. `H` are the hyperparameters that a group of parameters may have for itself; a subclass has each of them as a
 * property that is a number.
 */
export abstract class Optimizer<S extends string = never, H extends object = object> {
  /** The number of updates so far. */
  declare steps: number;
  private readonly slotNames: readonly S[];
  private readonly counts: boolean;
  private kept = new Map<Parameter, Kept<S>>();
  private readonly hooks: Hook[] = [];
  private target: Target | null = null;
  private groups: Groups | null = null;
  /** The missing gradients named in the last warning, so that none is repeated. */
  private lastMissing = "";

  constructor(slotNames: readonly S[] = [], options?: CountingOptions) {
    const { counts } = readOptions("Optimizer", countingOptions, options);
    guarded(this, this.constructor.name, "steps", wholeFrom0, 0);
    this.slotNames = slotNames;
    this.counts = counts;
  }

  /**
   * Sets the model whose parameters are updated; returns the optimizer. `groups` are parameters of the model with
   * hyperparameters of their own, such as `[{ params: model.head, lr: 0.01 }, { params: (name) => name.endsWith("/b"),
   * weightDecay: 0 }]`.
   *
   * The `lr` of a group belongs to the first lr of the optimizer, that of its first setup or the base of a `Scheduler`
   * made before, and changes in proportion to it; so a schedule scales the lr of every group. Throws {@link ValueError} for a group without parameters, for a parameter in two groups or of another
   * model, and for an unknown hyperparameter or one out of range.
   */
  setup(target: Target, options?: SetupOptions<H>): this {
    checkTarget(target, `${this.constructor.name}.setup`);
    this.groups = Groups.read(this, target, options);
    this.target = target;
    return this;
  }

  /** Adds a hook; returns the optimizer. Hooks run in the order in which they were added. */
  addHook(hook: Hook): this {
    if (typeof (hook as Partial<Hook> | null | undefined)?.beforeUpdate !== "function") {
      const op = `${this.constructor.name}.addHook`;
      throw new ValueError(`${op}: expected a hook, which has beforeUpdate(), got ${shown(hook)}`);
    }
    this.hooks.push(hook);
    return this;
  }

  /**
   * Updates every parameter that has a gradient. While `config.detectAnomaly` is set, parameters without a gradient are
   * named on the console. Throws {@link StateError} before {@link setup} and if no parameter has a gradient, and {@link
   * ShapeError} or {@link DTypeError} for a gradient that does not fit its parameter; nothing is changed then.
   */
  update(): void {
    const all = Array.from(new Set(this.model().params()));
    let params = all.filter(hasGradient);
    if (params.length === 0) throw new StateError(`${this.constructor.name}: ${whyNoGradient(all)}`);
    if (config.detectAnomaly && params.length < all.length) this.nameMissing();
    for (const param of params) this.checkGradient(param, unseenGradient(param) as Variable);
    for (const hook of this.hooks) {
      hook.beforeUpdate(params);
      params = params.filter(hasGradient);
    }
    // All allocations come first: if one fails, nothing has changed.
    const ready = params.map((param) => {
      return { p: pinnedData(param), g: (unseenGradient(param) as Variable).data, kept: this.keptOf(param) };
    });
    this.steps++;
    if (this.groups === null) for (const { p, g, kept } of ready) this.updateOne(p, g, kept.slots, ++kept.updates);
    else this.updateGroups(this.groups, params, ready);
    release();
  }

  private updateGroups(groups: Groups, params: readonly Parameter[], ready: readonly Ready<S>[]): void {
    groups.each(params, (i) => {
      const { p, g, kept } = ready[i] as Ready<S>;
      this.updateOne(p, g, kept.slots, ++kept.updates);
    });
  }

  private nameMissing(): void {
    const names = missingGradients(this.model()).join(", ");
    if (names === this.lastMissing) return;
    this.lastMissing = names;
    console.warn(`${this.constructor.name}: no gradient has reached ${names}`);
  }

  private model(): Target {
    const { target } = this;
    if (target !== null) return target;
    throw new StateError(`${this.constructor.name}: has no model yet, call setup(model) first`);
  }

  private checkGradient(param: Parameter, gradient: Variable): void {
    const fits = sameShape(gradient.data.dims, param.data.dims);
    if (fits && isFloat(gradient.dtype) && isFloat(param.dtype)) return;
    const [own, given] = [param, gradient].map(({ shape, dtype }) => `${formatShape(shape)} ${dtype}`);
    const message = `${this.constructor.name}: parameter ${this.nameOf(param)} is ${own}, its gradient ${given}`;
    throw fits ? new DTypeError(`${message}; both have to be floats`) : new ShapeError(message);
  }

  /**
   * Writes the new value into `p`, from its gradient `g` and its `slots`. `t` is the number of updates of this
   * parameter, including this one; `steps` is that of the optimizer.
   */
  protected abstract updateOne(p: NdArray, g: NdArray, slots: Slots<S>, t: number): void;

  private keptOf(param: Parameter): Kept<S> {
    let kept = this.kept.get(param);
    if (kept === undefined) {
      kept = { slots: this.newSlots(param.data), updates: 0 };
      this.kept.set(param, kept);
    }
    return kept;
  }

  /** Zeros like the parameter. If not all of them fit into memory, those allocated are released. */
  private newSlots({ shape, dtype }: NdArray): Slots<S> {
    const made: [name: S, zeros: NdArray][] = [];
    try {
      for (const name of this.slotNames) made.push([name, pinnedZeros(shape, dtype)]);
    } catch (error) {
      for (const [, zeros] of made) unpin(zeros);
      throw error;
    }
    return Object.fromEntries(made) as unknown as Slots<S>;
  }

  /**
   * The state to continue from: the arrays by parameter and slot name, such as `rnn/x2h/W/m`, and the number of
   * updates; if the optimizer counts the updates of each parameter, `rnn/x2h/W/t` is among them, an array of one
   * number. The arrays are copies. Hyperparameters and hooks are not included.
   *
   * `JSON.stringify` writes the arrays as nested numbers, which {@link setState} takes as well; it throws {@link
   * ValueError} for NaN and infinities, which JSON lacks. Files of arrays are smaller: `saveNpz` of `@dz/ndarray`.
   */
  getState(): OptimizerState {
    const arrays = new Map<string, NdArray>();
    for (const [name, param] of this.named()) {
      const kept = this.kept.get(param);
      if (kept === undefined) continue;
      for (const slot of this.slotNames) arrays.set(`${name}/${slot}`, copy(kept.slots[slot]));
      if (this.counts) arrays.set(`${name}/t`, array(kept.updates));
    }
    return { steps: this.steps, arrays: writable(arrays, `${this.constructor.name}.getState`) };
  }

  /**
   * Continues from a state of {@link getState}, or from what `JSON.parse` made of one. A parameter that the state lacks is reset, and one without a count has
   * had all updates. Throws {@link ValueError} for an unknown name, for a missing array of a parameter that has others
   * and for a wrong number of updates, and {@link ShapeError} for an array that does not fit its parameter; nothing is
   * changed then.
   */
  setState(given: OptimizerState): void {
    const state = readState(given);
    const places = placesOf(state, this.named(), this.slotNames, this.counts);
    const updates = new Map(Array.from(this.named(), ([name, param]) => [param, countOf(state, name)]));
    const kept = new Map<Parameter, Kept<S>>();
    try {
      for (const { param } of places) {
        if (kept.has(param)) continue;
        kept.set(param, { slots: this.newSlots(param.data), updates: updates.get(param) as number });
      }
    } catch (error) {
      for (const { slots } of kept.values()) for (const slot of this.slotNames) unpin(slots[slot]);
      throw error;
    }
    for (const { param, slot, value } of places) assign((kept.get(param) as Kept<S>).slots[slot], value);
    this.kept = kept;
    this.steps = state.steps;
  }

  /** What `JSON.stringify` writes: the state of {@link getState}. */
  toJSON(): OptimizerState {
    return this.getState();
  }

  private named(): Iterable<readonly [string, Parameter]> {
    return namedParams(this.model());
  }

  private nameOf(param: Parameter): string {
    for (const [name, each] of this.named()) if (each === param) return name;
    return String(param.name);
  }
}

const hasGradient = (param: Parameter): boolean => unseenGradient(param) !== null;

function whyNoGradient(params: readonly Parameter[]): string {
  return params.length === 0
    ? "the model has no parameters; those in a Set or a #private field, and Variables that are no Parameters, are not found"
    : "no parameter has a gradient; call loss.backward() before update()";
}
