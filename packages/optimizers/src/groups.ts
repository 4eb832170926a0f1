import { Parameter } from "@dz/core";
import { type OptionTable, readOptions, shown, ValueError } from "@dz/ndarray";
import type { Target } from "./optimizer.ts";
import { namedParams } from "./weights.ts";

/** Parameters of a model: one, those of a layer, several of both, or those that a function picks by name. */
export type ParamSelection =
  | Parameter
  | Target
  | readonly (Parameter | Target)[]
  | ((name: string, param: Parameter) => boolean);

/**
 * Parameters with hyperparameters of their own, `H`. Those that a group does not give are the optimizer's.
 *
 * The `lr` of a group belongs to the first lr of the optimizer: that of its first `setup`, or the base of a `Scheduler`
 * made before. It changes in proportion to the optimizer's, so that a schedule scales the lr of every group.
 */
export type ParamGroup<H extends object = Readonly<Record<string, unknown>>> = { readonly params: ParamSelection } & H;

/** Options of `Optimizer.setup`. */
export interface SetupOptions<H extends object = Readonly<Record<string, unknown>>> {
  /** The parameters that have hyperparameters of their own; all others have the optimizer's. */
  readonly groups?: readonly ParamGroup<H>[];
}

const setupOptions = {
  groups: {
    optional: true,
    check: (groups: readonly ParamGroup<object>[], op: string) => {
      if (Array.isArray(groups)) return groups;
      throw new ValueError(
        `${op}: groups is ${shown(groups)}, expected a list such as [{ params: model.head, lr: 0.01 }]`,
      );
    },
  },
} satisfies OptionTable<SetupOptions<object>>;

/** How many names of parameters a message has at most. */
const SHOWN_NAMES = 6;

/** Values by the name of their hyperparameter. */
type Values = Readonly<Record<string, number>>;

/** The hyperparameters of an object, which are its numbers. */
function valuesOf(owner: object): Values {
  const numbers = Object.entries(owner).filter(([name, value]) => typeof value === "number" && name !== "steps");
  return Object.fromEntries(numbers) as Values;
}

const firstLrs = new WeakMap<object, number>();

/**
 * The first lr of an optimizer, to which those of its groups refer: the lr at the first call of this function, which is
 * in its first `setup` or before a Scheduler changes the lr.
 */
export function firstLr(optimizer: object): number {
  const lr = firstLrs.get(optimizer) ?? (Reflect.get(optimizer, "lr") as number);
  firstLrs.set(optimizer, lr);
  return lr;
}

/** The parameter groups of one optimizer and its model. */
export class Groups {
  private readonly op: string;
  private readonly owner: object;
  private readonly target: Target;
  private readonly selections: readonly ParamSelection[];
  private readonly values: readonly Values[];
  /** The lr to which those of the groups refer. */
  private readonly lr: number;
  /** The number of the group of each parameter; −1 for one without a group. */
  private places = new Map<Parameter, number>();

  /**
   * The groups in the options of `setup`, or null without any. Throws {@link ValueError} for a group that has no
   * parameters, parameters of another group or of another model, an unknown hyperparameter, or a value out of range.
   */
  static read(owner: object, target: Target, options: SetupOptions<object> | undefined): Groups | null {
    const op = `${owner.constructor.name}.setup`;
    const { groups = [] } = readOptions(op, setupOptions, options);
    firstLr(owner);
    return groups.length === 0 ? null : new Groups(op, owner, target, groups);
  }

  private constructor(op: string, owner: object, target: Target, groups: readonly ParamGroup<object>[]) {
    this.op = op;
    this.owner = owner;
    this.target = target;
    this.lr = firstLr(owner);
    this.values = groups.map((group, i) => this.checkedValues(group, i));
    this.selections = groups.map(({ params }) => params);
    this.places = this.found();
    for (const [i, { params }] of groups.entries()) {
      if ([...this.places.values()].includes(i)) continue;
      const advice = typeof params === "function" ? `; the model has ${this.firstNames()}` : "";
      throw new ValueError(`${op}: groups[${i}] has no parameters${advice}`);
    }
  }

  /** The names of the first few parameters, for a message. */
  private firstNames(): string {
    const names = Array.from(namedParams(this.target), ([name]) => name);
    const more = names.length - SHOWN_NAMES;
    const shownNames = names.slice(0, SHOWN_NAMES).join(", ");
    return more > 0 ? `${shownNames} and ${more} more` : shownNames || "none";
  }

  /** The hyperparameters that a group gives. */
  private checkedValues(group: ParamGroup<object>, i: number): Values {
    const { op, owner } = this;
    if (typeof group !== "object" || group === null || !("params" in group)) {
      throw new ValueError(`${op}: groups[${i}] is ${shown(group)}, expected an object such as { params: model.head }`);
    }
    const { params: _, ...given } = group;
    const known = Object.keys(valuesOf(owner));
    const values = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Values;
    for (const name in values) {
      if (known.includes(name)) continue;
      throw new ValueError(`${op}: groups[${i}] has ${name}, but a group can have only params, ${known.join(", ")}`);
    }
    if (values.lr !== undefined && this.lr === 0) {
      throw new ValueError(`${op}: groups[${i}] has an lr, which is relative to that of the optimizer, but that is 0`);
    }
    withValues(owner, values, () => {}); // checks them as any assignment
    return values;
  }

  /** The numbers of the groups of all parameters that the model has now. */
  private found(): Map<Parameter, number> {
    const places = new Map<Parameter, number>();
    const names = new Map<Parameter, string>();
    for (const [name, param] of namedParams(this.target)) {
      places.set(param, -1);
      if (!names.has(param)) names.set(param, name);
    }
    for (const [i, selection] of this.selections.entries()) {
      for (const param of this.selected(selection, i)) {
        const place = places.get(param);
        if (place === undefined) throw new ValueError(`${this.op}: groups[${i}] has a parameter that the model lacks`);
        if (place !== -1 && place !== i) {
          const both = `${names.get(param)} is in groups[${place}] and in groups[${i}]`;
          throw new ValueError(`${this.op}: ${both}; a parameter is in one group at most`);
        }
        places.set(param, i);
      }
    }
    return places;
  }

  private selected(selection: ParamSelection, i: number): Parameter[] {
    if (typeof selection === "function") {
      return Array.from(namedParams(this.target)).flatMap(([name, param]) => (selection(name, param) ? [param] : []));
    }
    const items = Array.isArray(selection) ? (selection as readonly (Parameter | Target)[]) : [selection];
    return (items as readonly (Parameter | Target)[]).flatMap((item) => {
      if (item instanceof Parameter) return [item];
      if (typeof (item as Target | null | undefined)?.params === "function") return [...item.params()];
      const expected = "expected a layer, a Parameter, a list of them, or a function of the name";
      throw new ValueError(`${this.op}: params of groups[${i}] has ${shown(item)}, ${expected}`);
    });
  }

  /**
   * Calls `update` with the place of each parameter in the list, group by group, while the optimizer has the
   * hyperparameters of the group. Parameters that the model did not have before are put into their groups.
   */
  each(params: readonly Parameter[], update: (at: number) => void): void {
    if (params.some((param) => !this.places.has(param))) this.places = this.found();
    const own = Reflect.get(this.owner, "lr") as number;
    for (let i = -1; i < this.values.length; i++) {
      const members = [...params.keys()].filter((at) => this.places.get(params[at] as Parameter) === i);
      if (members.length === 0) continue;
      const { lr, ...others } = this.values[i] ?? ({} as Values);
      // The quotient is exactly 1 while the lr is the first one.
      const values = lr === undefined ? others : { ...others, lr: lr * (own / this.lr) };
      withValues(this.owner, values, () => {
        for (const member of members) update(member);
      });
    }
  }
}

/** Calls a function while an object has other values of some properties. */
function withValues(owner: object, values: Values, body: () => void): void {
  const before = Object.fromEntries(Object.keys(values).map((name) => [name, Reflect.get(owner, name) as number]));
  try {
    Object.assign(owner, values);
    body();
  } finally {
    Object.assign(owner, before);
  }
}
