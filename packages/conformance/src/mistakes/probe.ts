/**
 * Calls every export of a package with arguments of wrong types, as plain JavaScript may.
 *
 * @module
 */
import { array, DzError } from "@dz/ndarray";

/**
 * The results of the calls of one function or constructor: the number that succeeded, and the errors that are not
 * allowed.
 */
export interface Outcome {
  readonly name: string;
  readonly refused: number;
  readonly accepted: number;
  /** Errors that are not dz errors, have more than one line or name no operation before the colon, with the call. */
  readonly bad: readonly string[];
}

const wrong: Readonly<Record<string, () => unknown>> = {
  undefined: () => undefined,
  null: () => null,
  number: () => 3,
  string: () => "a",
  object: () => ({}),
  list: () => [],
  "unknown option": () => ({ nonsense: 1 }),
  "list in itself": () => {
    const list: unknown[] = [];
    list.push(list);
    return list;
  },
  function: () => () => 0,
};

/** Tries every wrong argument in the first, second and third position, after arrays. */
export function probe(name: string, callee: (...args: never[]) => unknown): Outcome {
  const matrix = (): unknown =>
    array([
      [1, 2],
      [3, 4],
    ]);
  const calls: [string, unknown[]][] = [["nothing", []]];
  for (const [kind, make] of [...Object.entries(wrong), ["array", matrix] as const]) {
    for (let before = 0; before < 3; before++) {
      const args = Array.from({ length: before }, matrix);
      calls.push([`${"array, ".repeat(before)}${kind}`, [...args, make()]]);
    }
  }
  let [refused, accepted] = [0, 0];
  const bad: string[] = [];
  for (const [label, args] of calls) {
    try {
      call(callee, args);
      accepted++;
    } catch (error) {
      refused++;
      const problem = problemOf(error);
      if (problem !== null) bad.push(`${name}(${label}): ${problem}`);
    }
  }
  return { name, refused, accepted, bad };
}

function call(callee: (...args: never[]) => unknown, args: unknown[]): void {
  const isClass = /^class\b/.test(Function.prototype.toString.call(callee));
  const result: unknown = isClass ? Reflect.construct(callee, args) : callee(...(args as never[]));
  // A rejection is ignored here; only synchronous errors are judged.
  if (result instanceof Promise) result.catch(() => undefined);
}

function problemOf(error: unknown): string | null {
  if (!(error instanceof DzError)) return `not an error of dz: ${String(error)}`;
  if (error.message.includes("\n")) return `more than one line: ${JSON.stringify(error.message)}`;
  return /^[\w. ]+( is|:)/.test(error.message) ? null : `names no operation: ${error.message}`;
}
