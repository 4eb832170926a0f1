import { expect, test } from "vitest";
import { pow } from "./pow.ts";

const ends = [0, -0, 1, -1, 0.5, -0.5, 2, -2, 3, -3, 1e300, -1e300, 5e-324, Infinity, -Infinity, Number.NaN];

test("at the ends it is what the language says, but for 1 and −1", () => {
  for (const x of ends) {
    for (const y of ends) {
      const want = x === 1 || (x === -1 && Math.abs(y) === Infinity) ? 1 : x ** y;
      const got = pow(x, y);
      // The language leaves the last digit to the engine.
      const nearly = Number.isFinite(want) && Math.abs(got / want - 1) <= 2 ** -52;
      expect(nearly ? want : got, `${x} to the power of ${y}`).toBe(want);
    }
  }
});

test("powers that have an exact result have it", () => {
  for (const x of [2, 3, 10, -3, 7]) for (let n = 0, want = 1; n < 15; n++, want *= x) expect(pow(x, n)).toBe(want);
  expect([pow(4, 0.5), pow(27, -2), pow(1024, 0.1), pow(1.5, 4)]).toEqual([2, 1 / 729, 2, 5.0625]);
  for (let k = -1074; k < 1024; k += 7) expect(pow(2, k)).toBe(2 ** k);
});

test("overflows and underflows where it should", () => {
  expect([pow(10, 308), pow(10, 309), pow(10, -323), pow(10, -324)]).toEqual([1e308, Infinity, 1e-323, 0]);
  expect(pow(-10, 309)).toBe(-Infinity);
  expect(pow(1 + 2 ** -52, 2 ** 52)).toBe(Math.E); // e (1 − 2⁻⁵³) rounded
});
