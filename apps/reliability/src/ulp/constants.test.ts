import { expect, test } from "vitest";
import { INVERSE_FACTORIALS, INVERSE_ODDS, LN2, PI, PI_BITS } from "./constants.ts";

test("constants agree with other sources", () => {
  const digits = String((PI * 10n ** 50n) >> BigInt(PI_BITS));
  expect(digits).toBe("314159265358979323846264338327950288419716939937510");
  expect([LN2.hi, LN2.lo]).toEqual([Math.LN2, 2.3190468138462996e-17]);
  expect(INVERSE_FACTORIALS[3]).toEqual({ hi: 1 / 6, lo: 9.25185853854297e-18 });
  expect(INVERSE_ODDS[1]).toEqual({ hi: 1 / 3, lo: 1.850371707708594e-17 });
});
