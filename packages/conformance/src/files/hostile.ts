/**
 * Requirements on every reader of files, of any format: a bad file is refused with a dz error, in reasonable time,
 * without evaluating anything and without changing a prototype. Files cannot be written: the readers get bytes, and the
 * libraries of dz import no module of Node.
 *
 * @module
 */
import { DzError } from "@dz/ndarray";
import { type Check, describeError } from "../check.ts";

/**
 * The limit on CPU time in milliseconds. It is many times what the slowest small file takes on any machine, so a reader
 * that exceeds it hangs. Time given to other processes does not count.
 */
const TIME_LIMIT = 60_000;

/** Runs a reader, and records a problem if it takes too long or changes global state. */
export function watched(check: Check, body: () => void): void {
  const before = fingerprint();
  const start = process.cpuUsage();
  body();
  const { user, system } = process.cpuUsage(start);
  const elapsed = (user + system) / 1000;
  if (elapsed > TIME_LIMIT) check.fail("time", `${Math.round(elapsed)} ms`, `at most ${TIME_LIMIT} ms`);
  check.same("prototypes and globals", fingerprint(), before);
}

/** Records a problem unless an error of the class is thrown. */
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

/** For files that may be read or refused: records a problem if any other error is thrown. */
export function checkHarmless(check: Check, field: string, act: () => unknown): void {
  check.compared++;
  try {
    act();
  } catch (error) {
    if (!(error instanceof DzError)) check.fail(field, describeError(error), "an error of dz's own (DzError)");
  }
}

/** The names of all global properties that code or a key in a file could have changed. */
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
