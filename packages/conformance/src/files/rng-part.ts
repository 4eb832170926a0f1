/**
 * The common part of the checks of an entry of `rng.json`.
 *
 * @module
 */
import { createHash } from "node:crypto";
import { NdArray, type RandomState } from "@dz/ndarray";
import type { Check } from "../check.ts";
import { type Allowance, exact, ulps } from "../compare.ts";
import type { Fields } from "../fields.ts";

/** Compares one part of an entry with one fresh stream or several. */
export type Part = (check: Check, fields: Fields, stream: RandomState, fresh: () => RandomState) => void;

/** The number of draws that are hashed. */
export const MANY = 100_000;

/** The tolerance of normal draws. */
export const normal: Allowance = ulps(2);

export function numbersOf(drawn: number | NdArray): number[] {
  return drawn instanceof NdArray ? Array.from(drawn.toTypedArray()) : [drawn];
}

/** The SHA-256 of the bytes of the numbers, in hexadecimal. */
export function hashOf(values: Float64Array | BigInt64Array): string {
  return createHash("sha256")
    .update(new Uint8Array(values.buffer, values.byteOffset, values.byteLength))
    .digest("hex");
}

/** Compares the state of a stream with the recorded one. */
export function checkState(check: Check, fields: Fields, stream: RandomState): void {
  const state = stream.getState();
  if (fields.has("key")) check.numbers(`${fields.path}.key`, state.key, fields.numbers("key"), exact);
  check.same(`${fields.path}.pos`, state.pos, fields.number("pos"));
  if (!fields.has("has_gauss")) return;
  check.same(`${fields.path}.has_gauss`, Number(state.hasGauss), fields.number("has_gauss"));
  check.number(`${fields.path}.cached_gaussian`, state.cachedGaussian, fields.number("cached_gaussian"), normal);
}

/** Compares the next draw, which depends on the number of words consumed. */
export function checkNext(check: Check, fields: Fields, stream: RandomState): void {
  check.number(fields.pathOf("next_random_sample"), stream.randomSample(), fields.number("next_random_sample"), exact);
}
