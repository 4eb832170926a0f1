/**
 * The switches of the framework and the scopes that set them temporarily.
 *
 * The switches are global, as in DeZero. A scope therefore must not contain an `await`: other code would run inside it.
 * The callback form rejects a callback that returns a promise, by its type and at run time.
 *
 * @module
 */
import { describe, named, StateError, ValueError } from "@dz/ndarray";
import { release, setRecording } from "@dz/ndarray/memory";

let enableBackprop = true;
let train = true;
let lossBroadcast: LossBroadcast = "warn";
/** @internal `config.detectAnomaly`, without the call of its getter. */
export let detecting = false;
/** @internal Whether a graph is recorded and the anomaly mode is off: the only test that most functions make. */
export let plainRecording = true;
/** @internal Whether no graph is recorded and the anomaly mode is off. */
export let plainNoGraph = false;
setRecording(enableBackprop);

/** What a loss does if its target broadcasts to all pairs, see {@link Config}. */
export type LossBroadcast = "warn" | "error" | "ignore";

/** The switches. */
export interface Config {
  /** Whether operations record a graph. */
  enableBackprop: boolean;
  /** Whether layers behave as in training, such as dropout and batch normalization. */
  train: boolean;
  /** Whether NaN and infinity are errors, see {@link detectAnomaly}. */
  detectAnomaly: boolean;
  /**
   * What a loss does if prediction and target broadcast so that every prediction is compared with every target, as with
   * shapes [n, 1] and [n]: "warn" warns once per pair of shapes, "error" throws a ShapeError, "ignore" does nothing.
   */
  lossBroadcast: LossBroadcast;
}

/** The current state of the switches. */
export const config: Config = {
  get enableBackprop() {
    return enableBackprop;
  },
  set enableBackprop(value: boolean) {
    enableBackprop = checked("enableBackprop", value);
    setRecording(value);
    plainRecording = value && !detecting;
    plainNoGraph = !value && !detecting;
    if (value) release(); // what was computed without a graph is complete: its arrays may move
  },
  get train() {
    return train;
  },
  set train(value: boolean) {
    train = checked("train", value);
  },
  get detectAnomaly() {
    return detecting;
  },
  set detectAnomaly(value: boolean) {
    detecting = checked("detectAnomaly", value);
    plainRecording = enableBackprop && !value;
    plainNoGraph = !enableBackprop && !value;
  },
  get lossBroadcast() {
    return lossBroadcast;
  },
  set lossBroadcast(value: LossBroadcast) {
    if (value !== "warn" && value !== "error" && value !== "ignore") {
      throw new ValueError(`config: lossBroadcast is "warn", "error" or "ignore", got ${describe(value)}`);
    }
    lossBroadcast = value;
  },
};

// A misspelt name would be set without any effect; the prototype refuses it. Own properties never reach the prototype.
Object.setPrototypeOf(
  config,
  new Proxy(Object.prototype, {
    set(_, name): never {
      throw unknownSwitch("config", name);
    },
  }),
);

function unknownSwitch(op: string, name: unknown): ValueError {
  const known = Object.keys(config).join(", ");
  return new ValueError(`${op}: there is no switch called ${named(name)}, only ${known}`);
}

function checked(name: string, value: boolean): boolean {
  if (typeof value !== "boolean") throw new ValueError(`config: ${name} is true or false, got ${describe(value)}`);
  return value;
}

/** The name of a switch. */
export type ConfigName = keyof Config;

/** The type of what a scope's callback returns: anything but a promise. */
export type NotPromise<T> = T extends PromiseLike<unknown> ? never : T;

/**
 * Sets a switch until the end of the block (`using _ = usingConfig("train", false)`) or while a callback runs, then
 * restores the previous value. Throws {@link StateError} if scopes of one switch are not closed in reverse order.
 */
export function usingConfig<K extends ConfigName>(name: K, value: Config[K]): Disposable;
export function usingConfig<K extends ConfigName, T>(name: K, value: Config[K], body: () => T & NotPromise<T>): T;
export function usingConfig<T>(name: ConfigName, value: Config[ConfigName], body?: () => T): T | Disposable {
  return scope("usingConfig", name, value, body);
}

/** Records no graph: `noGrad(() => model.forward(x))`, or `using _ = noGrad()` until the end of the block. */
export function noGrad(): Disposable;
export function noGrad<T>(body: () => T & NotPromise<T>): T;
export function noGrad<T>(body?: () => T): T | Disposable {
  return scope("noGrad", "enableBackprop", false, body);
}

/** Switches training behaviour off (dropout, batch statistics), in the two forms of {@link noGrad}. */
export function testMode(): Disposable;
export function testMode<T>(body: () => T & NotPromise<T>): T;
export function testMode<T>(body?: () => T): T | Disposable {
  return scope("testMode", "train", false, body);
}

/**
 * Makes NaN and infinity errors, in the two forms of {@link noGrad}: a function whose result contains one, or a
 * backward whose gradient does, throws an {@link AnomalyError} that names the function, the value and the functions
 * that led to it. Every value is scanned and every application records its place, so training takes about ten times as
 * long; the numbers stay the same.
 */
export function detectAnomaly(): Disposable;
export function detectAnomaly<T>(body: () => T & NotPromise<T>): T;
export function detectAnomaly<T>(body?: () => T): T | Disposable {
  return scope("detectAnomaly", "detectAnomaly", true, body);
}

/** Records a graph or none while `body`, a backward, runs: a scope that costs next to nothing. */
export function recordingGraph<T>(value: boolean, body: () => T): T {
  const [before, depth] = [enableBackprop, open.enableBackprop.length];
  config.enableBackprop = value;
  try {
    return body();
  } finally {
    open.enableBackprop.length = depth; // scopes that were left open inside
    config.enableBackprop = before;
  }
}

/** An open scope, with the value that its switch had before. */
interface Scope {
  before: Config[ConfigName];
}

/** The open scopes of each switch, the last opened last. */
const open: Readonly<Record<ConfigName, Scope[]>> = {
  enableBackprop: [],
  train: [],
  detectAnomaly: [],
  lossBroadcast: [],
};

function scope<T>(op: string, name: ConfigName, value: unknown, body: (() => T) | undefined): T | Disposable {
  if (typeof name !== "string" || !Object.hasOwn(config, name)) {
    throw unknownSwitch("usingConfig", name);
  }
  if (body !== undefined && typeof body !== "function") {
    throw new ValueError(`${op}: expected a function to run, got ${describe(body)}`);
  }
  const entered: Scope = { before: config[name] };
  set(name, value);
  open[name].push(entered);
  if (body === undefined) return { [Symbol.dispose]: () => close(name, entered) };
  let inOrder = false;
  try {
    const result = body();
    if (typeof (result as PromiseLike<unknown> | null | undefined)?.then === "function") {
      throw new ValueError(`${op}: the callback returned a promise, but ${name} is set only until it returns`);
    }
    inOrder = open[name].at(-1) === entered;
    if (inOrder) return result;
  } finally {
    open[name].splice(open[name].indexOf(entered) + 1); // scopes that were left open inside
    close(name, entered);
  }
  throw new StateError(`${op}: the callback left a scope of ${name} open; use its callback form, or "using"`);
}

/**
 * Closes a scope. If others were opened after it, the next of them takes over its value to restore, and this throws.
 */
function close(name: ConfigName, closed: Scope): void {
  const scopes = open[name];
  const at = scopes.indexOf(closed);
  if (at < 0) return; // closed already
  scopes.splice(at, 1);
  const later = scopes[at];
  if (later === undefined) {
    set(name, closed.before);
    return;
  }
  later.before = closed.before;
  throw new StateError(
    `usingConfig: a scope of ${name} was closed before one that was opened after it; close them in reverse order, as "using" does`,
  );
}

function set(name: ConfigName, value: unknown): void {
  if (config[name] !== value) Object.assign(config, { [name]: value });
}
