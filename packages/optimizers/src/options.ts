import { type AnyEntry, checkOption, describe, StateError, ValueError } from "@dz/ndarray";

// What hyperparameters are called elsewhere, for the tables of the optimizers.
export const lrNames: readonly string[] = ["alpha", "rate", "learningRate", "learning_rate"];
export const weightDecayNames: readonly string[] = ["weight_decay", "decay"];
export const momentumNames: readonly string[] = ["rho", "decay"];
export const decayNames: readonly string[] = ["rho", "alpha", "momentum", "weightDecay", "weight_decay"];

/** A learning rate, a norm and the like: a number from 0. */
export const numberFrom0: AnyEntry = { kind: "number", from: 0 };
/** A number of steps. */
export const wholeFrom0: AnyEntry = { kind: "number", whole: true, from: 0 };
/** A number of steps of a schedule. */
export const wholeFrom1: AnyEntry = { kind: "number", whole: true, from: 1 };
/** A factor that does not enlarge. */
export const from0To1: AnyEntry = { kind: "number", from: 0, to: 1 };

/** What `weightDecay` is in an optimizer without it. */
export const weightDecayIn = (owners: string): Readonly<Record<string, string>> => {
  return { weightDecay: owners, weight_decay: owners };
};

/**
 * Throws {@link ValueError} for options that another optimizer has: `elsewhere` has, by their names, which one. An unknown
 * option of another name is left to `readOptions`.
 */
export function refuseElsewhere(op: string, elsewhere: Readonly<Record<string, string>>, options: unknown): void {
  if (typeof options !== "object" || options === null) return;
  for (const name in options) {
    if (!Object.hasOwn(elsewhere, name)) continue;
    throw new ValueError(`${op}: there is no option ${name}; ${elsewhere[name]}`);
  }
}

/** Defines a property whose assignments are checked as an entry of a table says. */
export function guarded<T>(owner: object, op: string, name: string, entry: AnyEntry, value: T): void {
  let current = checkOption(op, name, entry, value);
  Object.defineProperty(owner, name, {
    enumerable: true,
    configurable: true, // a subclass may have a field of this name
    get: () => current,
    set: (next: T) => {
      current = checkOption(op, name, entry, next);
    },
  });
}

/**
 * Defines a property for each of `values`, the hyperparameters of an optimizer: an assignment is checked as the option in
 * its constructor was, by the same entry of the table.
 */
export function guardAll<Names extends string>(
  owner: object,
  op: string,
  table: Readonly<Record<Names, AnyEntry>>,
  values: Readonly<Partial<Record<Names, unknown>>>,
): void {
  for (const name in values) guarded(owner, op, name, table[name], values[name]);
}

/** Defines a property that cannot be changed: assigning it throws {@link StateError}. */
export function fixed(owner: object, op: string, name: string, value: unknown): void {
  const check = (next: unknown): unknown => {
    if (next === value) return value;
    throw new StateError(`${op} ${name}: cannot be changed, it was decided when the optimizer was made`);
  };
  guarded(owner, op, name, { check }, value);
}

/** A value such as a loss, possibly NaN or infinite; throws {@link ValueError} unless it is a number. */
export function checkedValue(name: string, value: number): number {
  if (typeof value === "number") return value;
  throw new ValueError(`${name}: expected a number such as a loss, got ${describe(value)}; a Variable has item()`);
}

/** A best value, or null if there was none; throws {@link ValueError} for NaN, which is never the best. */
export function checkedBest(op: string, value: number | null): number | null {
  if (value === null || (typeof value === "number" && !Number.isNaN(value))) return value;
  const got = typeof value === "number" ? value : describe(value);
  throw new ValueError(`${op}: best is ${got}, expected a number but NaN, or null`);
}
