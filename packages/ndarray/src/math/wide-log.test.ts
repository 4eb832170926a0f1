import { expect, test } from "vitest";
import { preciseLog } from "./precise-log.ts";
import { wideLog, wideLogRest } from "./wide-log.ts";

// Both parts of the true values, computed with 300 bits.
test.each([
  [2, Math.LN2, 2.3190468138462996e-17],
  [10, Math.LN10, -2.1707562233822494e-16],
  [0.75, -0.2876820724517809, -2.607160616442564e-17],
  [1 + 2 ** -30, 9.313225741817976e-10, 2.692645221273596e-28],
])("of %d", (x, log, rest) => {
  expect(wideLog(x)).toBe(log);
  expect(Math.abs((wideLogRest[0] as number) - rest)).toBeLessThan(Math.abs(log) * 2 ** -65);
});

test("agrees with the precise logarithm, whose series needs no table", () => {
  for (let x = 0.0123; x < 3; x += 0.00917) {
    const log = wideLog(x);
    expect(Math.abs(log - preciseLog(x))).toBeLessThanOrEqual(2 ** -53 * Math.abs(log));
  }
  expect([wideLog(1), wideLogRest[0]]).toEqual([0, 0]);
});
