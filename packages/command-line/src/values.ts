/**
 * Readers of option values: each throws an error that says which values the option takes.
 *
 * @module
 */
import { resolve } from "node:path";
import { closest, list } from "@dz/text";
import type { Given } from "./read-arguments.ts";
import { shown } from "./shown.ts";
import { UsageError } from "./usage-error.ts";

/** One of several names: `text`, which was given to `what`. Throws {@link UsageError} for another text. */
export function oneOf<T extends string>(what: string, text: string, choices: readonly T[]): T {
  const found = choices.find((choice) => choice === text);
  if (found !== undefined) return found;
  const near = closest(text, choices);
  const meant = near === null ? "" : `, did you mean ${near}?`;
  throw new UsageError(`${what} takes ${list(choices, "or")}, got ${shown(text)}${meant}`);
}

/** One of several names, or `otherwise` if the option is absent. Throws {@link UsageError}. */
export function choice<Name extends string, T extends string, Otherwise extends T | null>(
  name: Name,
  given: Given<Name>,
  choices: readonly T[],
  otherwise: Otherwise,
): T | Otherwise {
  const text = given[name];
  return text === undefined ? otherwise : oneOf(`--${name}`, text, choices);
}

/** An integer from `least` to `most`, or null if the option is absent. Throws {@link UsageError}. */
export function whole<Name extends string>(name: Name, given: Given<Name>, least: number, most: number): number | null {
  const text = given[name];
  if (text === undefined) return null;
  const x = Number(text);
  if (/^\d+$/.test(text) && x >= least && x <= most) return x;
  throw new UsageError(`--${name} takes a whole number from ${least} to ${most}, got ${shown(text)}`);
}

/**
 * A finite number above 0, or null if the option is absent. Throws {@link UsageError}, with `examples` such as
 * `0.001 or 5e-5`.
 */
export function positive<Name extends string>(name: Name, given: Given<Name>, examples: string): number | null {
  const text = given[name];
  if (text === undefined) return null;
  const x = Number(text);
  if (/^(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) && x > 0 && Number.isFinite(x)) return x;
  throw new UsageError(`--${name} takes a number above 0, such as ${examples}, got ${shown(text)}`);
}

/** An absolute path, or null if the option is absent; a relative path starts at `cwd`. Throws {@link UsageError}. */
export function path<Name extends string>(
  name: Name,
  given: Given<Name>,
  cwd: string,
  what = "a folder",
): string | null {
  const text = given[name];
  if (text === undefined) return null;
  if (text === "") throw new UsageError(`--${name} takes the path of ${what}, got ""`);
  return resolve(cwd, text);
}

/** The largest seed: that of NumPy's generators. */
export const MOST_SEED: number = 2 ** 32 - 1;

/** The seed of random numbers, or null if it is absent. Throws {@link UsageError}. */
export function seedIn(given: Given<"seed">): number | null {
  return whole("seed", given, 0, MOST_SEED);
}
