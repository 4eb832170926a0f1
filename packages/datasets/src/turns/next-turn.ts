import { type OptionTable, readOptions } from "@dz/ndarray";
import { hostTurn } from "./host-turn.ts";

/** Options of {@link nextTurn}. */
export interface NextTurnOptions {
  /** After how many milliseconds the host has its next turn, from 0 (default 12). */
  readonly every?: number;
}

const nextTurnOptions = { every: { default: 12, from: 0 } } satisfies OptionTable<NextTurnOptions>;

const standard = /* @__PURE__ */ makeNextTurn(() => performance.now(), hostTurn);

/**
 * Lets the host have its turn if it is time: `await nextTurn()` in a long loop keeps a page alive.
 *
 * Resolves at once, in the same task, unless `every` milliseconds have passed since the last turn. Then the host runs its
 * timers, does its I/O, handles input and paints, and the loop goes on. All loops share their turns. What is computed
 * does not depend on it, but for what other tasks do in the meantime.
 *
 * Throws {@link ValueError} unless `every` is a number from 0.
 *
 * @example
 * ```ts
 * for (let i = 0; i < 10_000; i++) {
 *   step();
 *   await nextTurn();
 * }
 * ```
 */
export function nextTurn(options?: NextTurnOptions): Promise<void> {
  return standard(options);
}

/** @internal {@link nextTurn} by a clock in milliseconds and a function that lets the host have a turn. */
export function makeNextTurn(
  clock: () => number,
  turn: () => Promise<void>,
): (options?: NextTurnOptions) => Promise<void> {
  const atOnce = Promise.resolve();
  let last = clock();
  let pending: Promise<void> | null = null;
  return (options) => {
    const { every } = readOptions("nextTurn", nextTurnOptions, options);
    if (clock() - last < every) return atOnce;
    pending ??= turn().then(() => {
      last = clock();
      pending = null;
    });
    return pending;
  };
}
