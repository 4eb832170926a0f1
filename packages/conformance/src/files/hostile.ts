/**
 * What is asked of every reader of files, whatever the format: a bad file is refused by an error of dz's own, in good time,
 * without anything in it being evaluated and without any prototype being changed. Nothing can be written: the readers get
 * bytes, and libraries of dz import nothing of Node's.
 *
 * @module
 */
import { DzError } from "@dz/ndarray";
import { type Check, describeError } from "../check.ts";

/**
 * A small file that takes more of the processor than this, in milliseconds, is read by something that hangs: many times
 * what the slowest takes, on any machine. The time that the processor gives to others does not count.
 */
const TIME_LIMIT = 60_000;

/** Runs what reads a file, and notes if it took too long or changed what belongs to everybody. */
export function watched(check: Check, body: () => void): void {
  const before = fingerprint();
  const start = process.cpuUsage();
  body();
  const { user, system } = process.cpuUsage(start);
  const elapsed = (user + system) / 1000;
  if (elapsed > TIME_LIMIT) check.fail("time", `${Math.round(elapsed)} ms`, `at most ${TIME_LIMIT} ms`);
  check.same("prototypes and globals", fingerprint(), before);
}

/** Notes a problem unless an error of a class is thrown. */
export function checkRefusal(check: Check, field: string, act: () => unknown, kind: typeof DzError): void {
  check.compared++;
  try {
    act();
  } catch (error) {
    if (!(error instanceof kind)) check.fail(field, describeError(error), `an error of dz's own (${kind.name})`);
    return;
  }
  check.fail(field, "accepted", "a refusal");
}

/** Where a refusal is right and so is a file that is read: notes a problem if anything else is thrown. */
export function checkHarmless(check: Check, field: string, act: () => unknown): void {
  check.compared++;
  try {
    act();
  } catch (error) {
    if (!(error instanceof DzError)) check.fail(field, describeError(error), "an error of dz's own (DzError)");
  }
}

/** The names of all that code or a key out of a file could have changed. */
function fingerprint(): string[] {
  const objects = {
    globalThis,
    Object: Object.prototype,
    Array: Array.prototype,
    Map: Map.prototype,
    Function: Function.prototype,
  };
  return Object.entries(objects).flatMap(([name, object]) =>
    Reflect.ownKeys(object).map((key) => `${name}.${String(key)}`),
  );
}
