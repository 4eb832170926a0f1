import type { NdArray } from "@dz/core";
import { ValueError } from "@dz/ndarray";

/** @internal Throws {@link ValueError} unless every target is 1 or −1. */
export function checkTwoSides(t: NdArray, op: string): void {
  const bad = t.toTypedArray().find((side) => side !== 1 && side !== -1);
  if (bad !== undefined) throw new ValueError(`${op}: a target is ${bad}, expected 1 or -1`);
}
