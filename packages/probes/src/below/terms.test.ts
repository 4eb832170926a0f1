import { array, assert, double, property } from "fast-check";
import { expect, test } from "vitest";
import { mainTerm, termsOf } from "./terms.ts";

const loss = double({ min: 0, max: 1e3, noNaN: true });

test("terms add up to the first loss minus the last, but for the rounding of the sum", () => {
  assert(
    property(loss, array(loss, { minLength: 1, maxLength: 5 }), (from, losses) => {
      const terms = termsOf(
        from,
        losses.map((value, i) => ({ name: String(i), loss: value })),
      );
      const sum = terms.reduce((total, { size }) => total + size, 0);
      const largest = Math.max(from, ...losses);
      expect(Math.abs(sum - (from - (losses.at(-1) as number)))).toBeLessThanOrEqual(8 * Number.EPSILON * largest);
    }),
  );
});

test("the main term has the sign of the sum", () => {
  assert(
    property(loss, array(loss, { minLength: 1, maxLength: 5 }), (from, losses) => {
      const sum = from - (losses.at(-1) as number);
      if (Math.abs(sum) < 1e-6) return;
      const terms = termsOf(
        from,
        losses.map((value, i) => ({ name: String(i), loss: value })),
      );
      const main = mainTerm(terms, sum);
      expect(Math.sign(main.size)).toBe(Math.sign(sum));
      for (const { size } of terms)
        if (Math.sign(size) === Math.sign(sum)) expect(Math.abs(size)).toBeLessThanOrEqual(Math.abs(main.size));
    }),
  );
});

test("each term is what a loss falls by", () => {
  const terms = termsOf(10, [
    { name: "a", loss: 12 },
    { name: "b", loss: 7 },
    { name: "c", loss: 8 },
  ]);
  expect(terms).toEqual([
    { name: "a", size: -2 },
    { name: "b", size: 5 },
    { name: "c", size: -1 },
  ]);
  expect(mainTerm(terms, 2).name).toBe("b");
  expect(mainTerm(terms, -2).name).toBe("a");
});
