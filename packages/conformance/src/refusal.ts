/**
 * Calls that have to be refused: by an error of dz's own, with a message that names the operation and what is wrong, and
 * without anything having changed.
 *
 * @module
 */
import { config, type Variable } from "@dz/core";
import { DzError, type NdArray, random } from "@dz/ndarray";
import { type Check, describeError, flatten } from "./check.ts";

/** A call that has to be refused. */
export interface Attempt {
  /** How dz calls the operation: a regular expression. */
  readonly name: string;
  readonly act: () => unknown;
  /** The arrays, beside the inputs, that have to stay as they are. */
  readonly watched?: () => readonly NdArray[];
  /** What else has to hold after the refusal. */
  readonly afterwards?: (check: Check) => void;
}

/** What is asked of a refusal. */
export interface Expectation {
  /** What the message may mention, one of these; anything if there are none. */
  readonly offending: readonly RegExp[];
  /** Whether dz may also accept the call. */
  readonly optional: boolean;
}

/** Makes a call on these inputs and notes whatever is not as it has to be. */
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

/** All that a refused call could have changed, as a text. */
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
