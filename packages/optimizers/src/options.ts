import { describe, type OptionKind, StateError, ValueError } from "@dz/ndarray";

const named = (...synonyms: string[]): OptionKind => ({ kind: "any", synonyms });
const rate = named("lr", "alpha", "rate", "learningRate", "learning_rate");

/** Hyperparameters that have other names elsewhere, for checkOptions; their values are looked at by the functions below. */
export const hyperparameters: Readonly<
  Record<"lr" | "alpha" | "weightDecay" | "rho" | "momentum" | "decay", OptionKind>
> = {
  lr: rate,
  alpha: rate,
  weightDecay: named("weight_decay", "decay"),
  rho: named("decay", "momentum"),
  momentum: named("rho", "decay"),
  decay: named("weightDecay", "weight_decay", "rho", "momentum"),
};

/** A hyperparameter; throws {@link ValueError} unless it is in [low, high], or in [low, high) if `open`. */
export function checked(
  name: string,
  value: number,
  low: number,
  high: number = Infinity,
  open: boolean = false,
): number {
  if (typeof value === "number" && value >= low && (open ? value < high : value <= high && value < Infinity))
    return value;
  const range = high === Infinity ? `a number from ${low}` : `a number from ${low} ${open ? "to below" : "to"} ${high}`;
  throw new ValueError(`${name}: expected ${range}, got ${typeof value === "number" ? value : describe(value)}`);
}

/** Defines a property whose assignments are checked: `check` returns the value or throws. */
export function guarded<T>(owner: object, name: string, value: T, check: (value: T) => T): void {
  let current = check(value);
  Object.defineProperty(owner, name, {
    enumerable: true,
    configurable: true, // a subclass may have a field of this name
    get: () => current,
    set: (next: T) => {
      current = check(next);
    },
  });
}

/** Defines a property that cannot be changed: assigning it throws {@link StateError}. */
export function fixed(owner: object, name: string, value: unknown, op: string): void {
  guarded(owner, name, value, (next) => {
    if (next === value) return value;
    throw new StateError(`${op}: cannot be changed, it was decided when the optimizer was made`);
  });
}

/** A number of steps; throws {@link ValueError} unless it is a whole number from `low`. */
export function checkedWhole(name: string, value: number, low: number): number {
  if (Number.isSafeInteger(value) && value >= low) return value;
  const given = typeof value === "number" ? value : describe(value);
  throw new ValueError(`${name}: expected a whole number from ${low}, got ${given}`);
}

/** One of some words; throws {@link ValueError} otherwise. */
export function checkedWord<T extends string>(name: string, value: T, words: readonly T[]): T {
  if (words.includes(value)) return value;
  throw new ValueError(
    `${name}: expected ${words.map((word) => JSON.stringify(word)).join(" or ")}, got ${describe(value)}`,
  );
}

/** A value such as a loss, possibly NaN or infinite; throws {@link ValueError} unless it is a number. */
export function checkedValue(name: string, value: number): number {
  if (typeof value === "number") return value;
  throw new ValueError(`${name}: expected a number such as a loss, got ${describe(value)}; a Variable has item()`);
}

/** A best value, or null if there was none; throws {@link ValueError} for NaN, which is never the best. */
export function checkedBest(name: string, value: number | null): number | null {
  if (value === null || (typeof value === "number" && !Number.isNaN(value))) return value;
  throw new ValueError(
    `${name}: expected a number but NaN, or null, got ${typeof value === "number" ? value : describe(value)}`,
  );
}
