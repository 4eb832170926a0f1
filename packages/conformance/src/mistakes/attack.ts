/**
 * Tries nearly correct calls: replaces each argument, each option and each element of a list in turn by another value.
 *
 * @module
 */
import { config } from "@dz/core";
import { array, DzError } from "@dz/ndarray";
import type { Subject } from "./calls/subject.ts";

/** The results of the calls. */
export interface Attack {
  readonly calls: number;
  /** Subjects that refuse their own valid arguments. */
  readonly unwilling: readonly string[];
  /** Errors that are not dz errors, or have more than one line, with the call. */
  readonly bad: readonly string[];
  /** Calls that should have been refused: with an unknown option, or a value that no function can use. */
  readonly accepted: readonly string[];
}

/** Values of every kind in plain JavaScript. */
const values: Readonly<Record<string, () => unknown>> = {
  undefined: () => undefined,
  null: () => null,
  NaN: () => Number.NaN,
  five: () => 5,
  minus: () => -1.5,
  true: () => true,
  text: () => "x",
  digit: () => "1",
  bigint: () => 10n,
  symbol: () => Symbol("s"),
  function: () => () => undefined,
  object: () => ({}),
  "object without a prototype": () => Object.create(null),
  "object that is a number": () => ({ valueOf: () => 1, toString: () => "x" }),
  date: () => new Date(0),
  promise: () => Promise.resolve(1),
  bytes: () => new Uint8Array(3),
  array: () => array([1, 2, 3]),
  list: () => [],
  "list of what is none": () => [null, Symbol("q")],
  "list with holes": () => new Array(1e5),
  "large lengths": () => [1e9, 1e9],
  "largest length": () => [2 ** 53],
  "proxy of large lengths": () => new Proxy([1e9, 1e9], {}),
  "object with a large length": () => ({ length: 1e9 }),
};

/** Values that no argument of any function can be, except where anything is accepted. */
const useless: ReadonlySet<string> = new Set(["symbol", "bigint", "date"]);

/** Attacks each of some subjects; those in `takesAll` need not refuse anything. */
export async function attack(subjects: readonly Subject[], takesAll: readonly string[] = []): Promise<Attack> {
  const [bad, accepted, unwilling]: [string[], string[], string[]] = [[], [], []];
  let calls = 0;
  for (const subject of subjects) {
    const problem = await errorOf(subject, subject.args());
    if (problem !== null) unwilling.push(`${subject.name}: ${String(problem)}`);
    const lenient = takesAll.includes(subject.name);
    for (const { label, args, refused } of variations(subject)) {
      calls++;
      const error = await errorOf(subject, args);
      const call = `${subject.name}(${label})`;
      if (error === null && refused && !lenient) accepted.push(call);
      if (error !== null && !isSentence(error)) bad.push(`${call}: ${String(error)}`);
    }
  }
  return { calls, unwilling, bad, accepted };
}

/** The functions and classes of a package that no subject calls. */
export function untried(all: object, subjects: readonly Subject[]): string[] {
  const tried = new Set(subjects.map(({ name }) => name.split(".")[0]));
  return Object.entries(all).flatMap(([name, value]) =>
    typeof value === "function" && !tried.has(name) ? [name] : [],
  );
}

/** Whether an error is a dz error with one line that starts with the name of the operation. */
function isSentence(error: unknown): boolean {
  return error instanceof DzError && /^[\w. ]+[^\n]*$/.test(error.message);
}

interface Variation {
  readonly label: string;
  readonly args: readonly unknown[];
  readonly refused: boolean;
}

function* variations({ args: make }: Subject): Generator<Variation> {
  yield { label: "nothing", args: [], refused: false };
  for (const [i, original] of make().entries()) {
    const replaced = (value: unknown): unknown[] => make().with(i, value);
    for (const [kind, value] of Object.entries(values)) {
      const refused = useless.has(kind);
      yield { label: `${kind} as argument ${i}`, args: replaced(value()), refused };
      for (const [key, element] of partsOf(original)) {
        yield { label: `${kind} in argument ${i} at ${key}`, args: replaced(element(make()[i], value())), refused };
      }
    }
    if (!isPlain(original)) continue;
    const args = replaced({ ...(make()[i] as object), nonsense: 1 });
    yield { label: `an unknown option in argument ${i}`, args, refused: true };
  }
}

/** The replaceable parts of an argument: options, and the first two elements of a list. */
function partsOf(argument: unknown): [key: string, replace: (whole: unknown, part: unknown) => unknown][] {
  if (Array.isArray(argument)) {
    return argument.slice(0, 2).map((_, i) => [String(i), (whole, part) => (whole as unknown[]).with(i, part)]);
  }
  if (!isPlain(argument)) return [];
  return Object.keys(argument).map((key) => [key, (whole, part) => ({ ...(whole as object), [key]: part })]);
}

function isPlain(value: unknown): value is object {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** The error that a call throws or rejects with; null if it succeeds. */
async function errorOf({ call }: Subject, args: readonly unknown[]): Promise<unknown> {
  const before = { ...config };
  try {
    await call(...(args as never[]));
    return null;
  } catch (error) {
    return error ?? "nothing was thrown";
  } finally {
    Object.assign(config, before);
  }
}
