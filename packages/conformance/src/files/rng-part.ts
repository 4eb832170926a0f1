/**
 * What the parts of an entry of `rng.json` have in common.
 *
 * @module
 */
import { createHash } from "node:crypto";
import { NdArray, type RandomState } from "@dz/ndarray";
import type { Check } from "../check.ts";
import { type Allowance, exact, ulps } from "../compare.ts";
import type { Fields } from "../fields.ts";

/** Compares one part of an entry with a fresh stream, or with several of them. */
export type Part = (check: Check, fields: Fields, stream: RandomState, fresh: () => RandomState) => void;

/** How many numbers the hashes are over. */
export const MANY = 100_000;

/** The rule for normal draws. */
export const normal: Allowance = ulps(2);

/** What was drawn, as a list. */
export function numbersOf(drawn: number | NdArray): number[] {
  return drawn instanceof NdArray ? Array.from(drawn.toTypedArray()) : [drawn];
}

/** The SHA-256 of the bytes of the numbers, in hexadecimal. */
export function hashOf(values: Float64Array | BigInt64Array): string {
  return createHash("sha256")
    .update(new Uint8Array(values.buffer, values.byteOffset, values.byteLength))
    .digest("hex");
}

/** Where a stream stands, as far as the data say it. */
export function checkState(check: Check, fields: Fields, stream: RandomState): void {
  const state = stream.getState();
  if (fields.has("key")) check.numbers(`${fields.path}.key`, state.key, fields.numbers("key"), exact);
  check.same(`${fields.path}.pos`, state.pos, fields.number("pos"));
  if (!fields.has("has_gauss")) return;
  check.same(`${fields.path}.has_gauss`, Number(state.hasGauss), fields.number("has_gauss"));
  check.number(`${fields.path}.cached_gaussian`, state.cachedGaussian, fields.number("cached_gaussian"), normal);
}

/** The next draw: it shows how many words were taken. */
export function checkNext(check: Check, fields: Fields, stream: RandomState): void {
  check.number(fields.pathOf("next_random_sample"), stream.randomSample(), fields.number("next_random_sample"), exact);
}
