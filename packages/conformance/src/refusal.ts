/**
 * Calls that must be refused: with a dz error whose message names the operation and what is wrong, and without any side
 * effect.
 *
 * @module
 */
import { config, type Variable } from "@dz/core";
import { DzError, type NdArray, random } from "@dz/ndarray";
import { type Check, describeError, flatten } from "./check.ts";

/** A call that must be refused. */
export interface Attempt {
  /** dz's name of the operation: a regular expression. */
  readonly name: string;
  readonly act: () => unknown;
  /** Arrays other than the inputs that must not change. */
  readonly watched?: () => readonly NdArray[];
  /** Further checks after the refusal. */
  readonly afterwards?: (check: Check) => void;
}

/** The requirements on a refusal. */
export interface Expectation {
  /** The message must match one of these; no requirement if there are none. */
  readonly offending: readonly RegExp[];
  /** Whether dz may also accept the call. */
  readonly optional: boolean;
}

/** Makes a call on these inputs, and records any deviation from the expectation. */
export function expectRefusal(
  check: Check,
  { name, act, watched = () => [], afterwards }: Attempt,
  inputs: readonly Variable[],
  { offending, optional }: Expectation,
): void {
  const before = snapshot(inputs, watched());
  const error = refusalOf(act);
  check.compared++;
  if (error !== undefined) {
    checkMessage(check, error, name, offending);
    if (snapshot(inputs, watched()) !== before) check.fail("state after the refusal", "changed", "as before");
  } else if (!optional) check.fail("error", "no error", "an error of dz's own");
  afterwards?.(check);
}

function refusalOf(act: () => unknown): unknown {
  try {
    act();
    return undefined;
  } catch (error) {
    return error ?? null;
  }
}

function checkMessage(check: Check, error: unknown, name: string, offending: readonly RegExp[]): void {
  const text = describeError(error);
  if (!(error instanceof DzError)) {
    check.fail("error", text, "an error of dz's own (DzError)");
    return;
  }
  if (!new RegExp(`\\b(?:${name})\\b`, "i").test(error.message)) {
    check.fail("error", text, `a message that names ${name}`);
  }
  if (offending.length > 0 && !offending.some((mention) => mention.test(error.message))) {
    check.fail("error", text, `a message with the value concerned, one of ${offending.map(String).join(" ")}`);
  }
}

/** Everything that a refused call could have changed, as text. */
function snapshot(inputs: readonly Variable[], watched: readonly NdArray[]): string {
  return JSON.stringify({
    inputs: inputs.map(({ data, creator, generation, grad }) => [
      textOf(data),
      creator === null,
      generation,
      grad === null,
    ]),
    watched: watched.map(textOf),
    config: { ...config },
    random: random.getState(),
  });
}

function textOf(a: NdArray): string {
  const { shape, dtype, values } = flatten(a);
  return JSON.stringify([shape, dtype, Array.from(values, (x) => (Object.is(x, -0) ? "-0" : String(x)))]);
}
