import { config, type Parameter, type Variable } from "@dz/core";
import {
  copy,
  DTypeError,
  formatShape,
  isFloat,
  type NdArray,
  ShapeError,
  StateError,
  sameShape,
  shown,
  ValueError,
} from "@dz/ndarray";
import { assign, pinnedZeros, release, unpin } from "@dz/ndarray/memory";
import { missingGradients } from "./missing-gradients.ts";
import { checked } from "./options.ts";
import { type OptimizerState, placesOf } from "./state.ts";
import { checkTarget, namedParams } from "./weights.ts";

/** What an optimizer needs of a model. */
export interface Target {
  /** The parameters. One that comes twice, because two layers share it, is updated once. */
  params(): Iterable<Parameter>;
  /** Names to save the optimizer's state by; without it, parameters are numbered. */
  namedParams?(): Iterable<readonly [name: string, parameter: Parameter]>;
}

/** Something that is done with all gradients before an update; it may change them or take them away. */
export interface Hook {
  apply(params: readonly Parameter[]): void;
}

/** The arrays that an optimizer keeps for one parameter, by name. */
export type Slots<S extends string> = Readonly<Record<S, NdArray>>;

/**
 * The base of the optimizers: goes through the parameters that have a gradient, after the hooks.
 *
 * A subclass says which arrays it keeps for each parameter and what one update does. What it keeps has the dtype and
 * the shape of the parameter, and starts as zeros.
 */
export abstract class Optimizer<S extends string = never> {
  /** How many updates have been made. */
  steps = 0;
  private readonly slotNames: readonly S[];
  private slots = new Map<Parameter, Slots<S>>();
  private readonly hooks: Hook[] = [];
  private target: Target | null = null;
  /** The parameters that were last named for want of a gradient. */
  private lastMissing = "";

  constructor(slotNames: readonly S[] = []) {
    this.slotNames = slotNames;
  }

  /** Chooses the model whose parameters are updated, and returns the optimizer. */
  setup(target: Target): this {
    this.target = checkTarget(target, `${this.constructor.name}.setup`);
    return this;
  }

  /** Adds a hook, and returns the optimizer. Hooks run in the order in which they were added. */
  addHook(hook: Hook): this {
    if (typeof (hook as Partial<Hook> | null | undefined)?.apply !== "function") {
      throw new ValueError(`${this.constructor.name}.addHook: expected a hook, which has apply(), got ${shown(hook)}`);
    }
    this.hooks.push(hook);
    return this;
  }

  /**
   * The learning rate, by whichever name the optimizer has it: `lr`, or `alpha` as in Adam. Setting it sets that. An
   * optimizer of your own that has another name for it overrides both accessors. Throws {@link StateError} for one
   * without a learning rate, such as AdaDelta, and {@link ValueError} for a rate that is no number from 0.
   */
  get rate(): number {
    return this.rated().value;
  }

  set rate(value: number) {
    const { name } = this.rated();
    Object.assign(this, { [name]: checked(`${this.constructor.name} rate`, value, 0) });
  }

  private rated(): { readonly name: string; readonly value: number } {
    for (const name of ["lr", "alpha"]) {
      const value: unknown = Reflect.get(this, name);
      if (typeof value === "number") return { name, value };
    }
    throw new StateError(`${this.constructor.name}: has no learning rate`);
  }

  /**
   * Updates every parameter that has a gradient; while `config.detectAnomaly` is set, those that have none are named on the
   * console. Throws {@link StateError} before {@link setup} and if no parameter has a gradient, and {@link ShapeError} or
   * {@link DTypeError} for a gradient that does not fit its parameter; then nothing has changed.
   */
  update(): void {
    const all = Array.from(new Set(this.model().params()));
    let params = all.filter(hasGradient);
    if (params.length === 0) throw new StateError(`${this.constructor.name}: ${whyNoGradient(all)}`);
    if (config.detectAnomaly && params.length < all.length) this.nameMissing();
    for (const param of params) this.checkGradient(param, param.gradient as Variable);
    for (const hook of this.hooks) {
      hook.apply(params);
      params = params.filter(hasGradient);
    }
    // Whatever has to be allocated comes first: if there is no room for it, nothing has changed.
    const ready = params.map((param) => {
      return { p: param.pinnedData(), g: (param.gradient as Variable).data, slots: this.slotsOf(param) };
    });
    this.steps++;
    for (const { p, g, slots } of ready) this.updateOne(p, g, slots);
    release();
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
    const fits = sameShape(gradient.shape, param.shape);
    if (fits && isFloat(gradient.dtype) && isFloat(param.dtype)) return;
    const [own, given] = [param, gradient].map(({ shape, dtype }) => `${formatShape(shape)} ${dtype}`);
    const message = `${this.constructor.name}: parameter ${this.nameOf(param)} is ${own}, its gradient ${given}`;
    throw fits ? new DTypeError(`${message}; both have to be floats`) : new ShapeError(message);
  }

  /** Writes the new value into `p`, from its gradient `g` and what the optimizer keeps for it. */
  protected abstract updateOne(p: NdArray, g: NdArray, slots: Slots<S>): void;

  private slotsOf(param: Parameter): Slots<S> {
    let slots = this.slots.get(param);
    if (slots === undefined) {
      slots = this.newSlots(param.data);
      this.slots.set(param, slots);
    }
    return slots;
  }

  /** Zeros like the parameter. If there is no room for all of them, those that found some are given back. */
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
   * What the optimizer has to know to go on where it is: its arrays by the name of the parameter and their own, such as
   * `rnn/x2h/W/m`, and the number of updates. The arrays are copies. Hyperparameters and hooks are not part of it.
   */
  getState(): OptimizerState {
    const arrays = new Map<string, NdArray>();
    for (const [name, param] of this.named()) {
      const slots = this.slots.get(param);
      if (slots !== undefined) for (const slot of this.slotNames) arrays.set(`${name}/${slot}`, copy(slots[slot]));
    }
    return { steps: this.steps, arrays };
  }

  /**
   * Goes on from a state of {@link getState}; a parameter that it does not mention starts anew. Throws
   * {@link ValueError} for a name that no parameter has or one that is missing beside another of the same parameter, and
   * {@link ShapeError} for an array that does not fit its parameter; then nothing has changed.
   */
  setState(state: OptimizerState): void {
    const places = placesOf(state, this.named(), this.slotNames);
    const slots = new Map<Parameter, Slots<S>>();
    try {
      for (const { param } of places) if (!slots.has(param)) slots.set(param, this.newSlots(param.data));
    } catch (error) {
      for (const made of slots.values()) for (const slot of this.slotNames) unpin(made[slot]);
      throw error;
    }
    for (const { param, slot, value } of places) assign((slots.get(param) as Slots<S>)[slot], value);
    this.slots = slots;
    this.steps = state.steps;
  }

  private named(): Iterable<readonly [string, Parameter]> {
    return namedParams(this.model());
  }

  private nameOf(param: Parameter): string {
    for (const [name, each] of this.named()) if (each === param) return name;
    return String(param.name);
  }
}

const hasGradient = (param: Parameter): boolean => param.gradient !== null;

function whyNoGradient(params: readonly Parameter[]): string {
  return params.length === 0
    ? "the model has no parameters; those in a Map, a Set or a #private field are not found"
    : "no parameter has a gradient; call loss.backward() before update()";
}
