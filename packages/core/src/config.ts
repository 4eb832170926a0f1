/**
 * The two switches of the framework and the scopes that set them for a while.
 *
 * They are global, as in DeZero. A scope therefore must not contain an `await`: other code would run inside it. The
 * callback form refuses a callback that returns a promise, by its type and when it runs.
 *
 * @module
 */
import { describe, ValueError } from "@dz/ndarray";
import { release, setRecording } from "@dz/ndarray/memory";

let enableBackprop = true;
let train = true;
setRecording(enableBackprop);

/** The switches: `enableBackprop`, whether operations record a graph, and `train`, whether dropout and the like are on. */
export const config: { enableBackprop: boolean; train: boolean } = {
  get enableBackprop() {
    return enableBackprop;
  },
  set enableBackprop(value: boolean) {
    enableBackprop = checked("enableBackprop", value);
    setRecording(value);
    if (value) release(); // what was computed without a graph is done
  },
  get train() {
    return train;
  },
  set train(value: boolean) {
    train = checked("train", value);
  },
};

function checked(name: string, value: boolean): boolean {
  if (typeof value !== "boolean") throw new ValueError(`config: ${name} is true or false, got ${describe(value)}`);
  return value;
}

/** The name of a switch. */
export type ConfigName = keyof typeof config;

/** The type of what a scope's callback returns: anything but a promise. */
export type NotPromise<T> = T extends PromiseLike<unknown> ? never : T;

/**
 * Sets a switch until the end of the block (`using _ = usingConfig("train", false)`) or while a callback runs, and then
 * restores the value that it had.
 */
export function usingConfig(name: ConfigName, value: boolean): Disposable;
export function usingConfig<T>(name: ConfigName, value: boolean, body: () => T & NotPromise<T>): T;
export function usingConfig<T>(name: ConfigName, value: boolean, body?: () => T): T | Disposable {
  return scope(name, value, body);
}

/** Records no graph: `noGrad(() => model.forward(x))`, or `using _ = noGrad()` until the end of the block. */
export function noGrad(): Disposable;
export function noGrad<T>(body: () => T & NotPromise<T>): T;
export function noGrad<T>(body?: () => T): T | Disposable {
  return scope("enableBackprop", false, body);
}

/** Switches training behaviour off (dropout, batch statistics), in the two forms of {@link noGrad}. */
export function testMode(): Disposable;
export function testMode<T>(body: () => T & NotPromise<T>): T;
export function testMode<T>(body?: () => T): T | Disposable {
  return scope("train", false, body);
}

function scope<T>(name: ConfigName, value: boolean, body: (() => T) | undefined): T | Disposable {
  if (!Object.hasOwn(config, name)) throw new ValueError(`usingConfig: there is no switch called ${name}`);
  const before = config[name];
  if (before !== value) config[name] = value;
  const restore = (): void => {
    if (config[name] !== before) config[name] = before;
  };
  if (body === undefined) return { [Symbol.dispose]: restore };
  try {
    const result = body();
    if (typeof (result as PromiseLike<unknown> | null | undefined)?.then === "function") {
      throw new ValueError(`usingConfig: the callback returned a promise, but ${name} is set only until it returns`);
    }
    return result;
  } finally {
    restore();
  }
}
