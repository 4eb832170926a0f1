import fc from "fast-check";
import { expect, test } from "vitest";
import type { NumberBounds } from "./option-table.ts";
import { checkOption } from "./option-values.ts";

const bound = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ noNaN: true }));
const bounds: fc.Arbitrary<NumberBounds> = fc.record(
  { above: bound, from: bound, below: bound, to: bound, whole: fc.constant(true), finite: fc.constant(false) },
  { requiredKeys: [] },
);
const value = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double());

function accepted(entry: NumberBounds, x: number): boolean {
  try {
    return Object.is(checkOption("f", "a", { default: 0, ...entry }, x), x);
  } catch {
    return false;
  }
}

test("a number is accepted exactly if it is within each bound", () => {
  fc.assert(
    fc.property(bounds, value, (entry, x) => {
      const { above = -Infinity, from = -Infinity, below = Infinity, to = Infinity } = entry;
      const bounded = [entry.above, entry.from, entry.below, entry.to].some((b) => b !== undefined);
      const inside =
        (entry.above === undefined || x > above) &&
        (entry.below === undefined || x < below) &&
        !(x < from) &&
        !(x > to);
      const kind = entry.whole
        ? Number.isSafeInteger(x)
        : Number.isFinite(x) || (entry.finite === false && !(bounded && Number.isNaN(x)));
      expect(accepted(entry, x)).toBe(inside && kind);
    }),
  );
});

test("the message names the value", () => {
  fc.assert(
    fc.property(bounds, value, (entry, x) => {
      fc.pre(!accepted(entry, x));
      expect(() => checkOption("f", "a", { default: 0, ...entry }, x)).toThrow(`f: a is ${x}, expected a `);
    }),
  );
});
