/**
 * File systems with faulty calls.
 *
 * @module
 */
import type { FileSystem } from "../file-system.ts";
import { failure } from "./memory-file-system.ts";

export type Call = keyof FileSystem;

/** Replaces a call: `real` makes it, with these arguments or others. */
export type Intercept = (call: Call, args: unknown[], real: (...args: unknown[]) => unknown) => unknown;

/** A file system whose calls go through `intercept`; the promise of a call that begins something is rejected if it fails. */
export function intercepted(fs: FileSystem, intercept: Intercept): FileSystem {
  return new Proxy(fs, {
    get(target, name) {
      const call = name as Call;
      const real = (...args: unknown[]): unknown => (target[call] as (...args: unknown[]) => unknown)(...args);
      if (!call.startsWith("begin")) return (...args: unknown[]) => intercept(call, args, real);
      return async (...args: unknown[]) => intercept(call, args, real); // fails by a rejection
    },
  });
}

/** Thrown in place of a call that is never made because the program is dead. */
export class Killed extends Error {}

/** The faulty behaviour of a call. */
export type Fault = Intercept;

function half(bytes: unknown): Uint8Array {
  return (bytes as Uint8Array).subarray(0, Math.max((bytes as Uint8Array).length >> 1, 1));
}

/** The call fails with a code. A write does half of its work, and a close closes the file. */
export function failing(code: string): Fault {
  return (call, args, real) => {
    if (call === "close") real(...args);
    if (call === "write") real(...args.with(1, half(args[1])));
    throw failure(code, call);
  };
}

/** A signal interrupts the call before it has any effect. */
export const interrupted: Fault = (call, args, real) => {
  if (call === "close") real(...args);
  throw failure("EINTR", call);
};

/** The call takes effect but reports a failure, as over a network; `open` has no effect. */
export const doneAndFailed: Fault = (call, args, real) => {
  const done = call === "open" ? undefined : real(...args);
  const fail = (): never => {
    throw failure("EIO", call);
  };
  return done instanceof Promise ? done.then(fail) : fail();
};

/** A write or read processes half of the bytes, which is allowed. */
export const short: Fault = (call, args, real) =>
  real(...(call === "write" || call === "read" ? args.with(1, half(args[1])) : args));

/** Applies `fault` to the call with this index, counted from 0; `calls` returns the number of calls. */
export function faultAt(index: number, fault: Fault): { intercept: Intercept; calls: () => number } {
  let calls = 0;
  return {
    calls: () => calls,
    intercept: (call, args, real) => (calls++ === index ? fault(call, args, real) : real(...args)),
  };
}

/** Applies `fault` to the call with this index, and from then on to each call of the same name. */
export function faultFrom(index: number, fault: Fault): { intercept: Intercept; calls: () => number } {
  let calls = 0;
  let faulty: Call | null = null;
  return {
    calls: () => calls,
    intercept: (call, args, real) => {
      if (calls++ === index) faulty = call;
      return call === faulty ? fault(call, args, real) : real(...args);
    },
  };
}

/** A write can be interrupted after each multiple of this many bytes, or at its end. */
const GRAIN = 10;

/** Kills the program after `steps` steps: a call is one step, a write of more than GRAIN bytes several. */
export function killAfter(steps: number): Intercept {
  let left = steps;
  return (call, args, real) => {
    const size = call === "write" ? Math.max(Math.ceil((args[1] as Uint8Array).length / GRAIN), 1) : 1;
    if (left <= 0) throw new Killed();
    left -= size;
    if (left >= 0) return real(...args);
    real(...args.with(1, (args[1] as Uint8Array).subarray(0, (left + size) * GRAIN)));
    throw new Killed();
  };
}
