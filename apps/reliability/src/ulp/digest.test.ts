import { fromTypedArray } from "@dz/ndarray";
import { expect, test } from "vitest";
import { digest } from "./digest.ts";
import { type Subject, subjects } from "./subjects.ts";

test("digest changes with a single bit", () => {
  const exp = subjects.find(({ name }) => name === "exp") as Subject;
  const off: Subject = {
    ...exp,
    apply: (x, y) => {
      const results = exp.apply(x, y).toTypedArray();
      results[100] = (results[100] as number) * (1 + 2 ** -52) + 5e-324;
      return fromTypedArray(results, x.shape);
    },
  };
  expect(digest(exp, "float64", 1000, 1)).toBe(digest(exp, "float64", 1000, 1));
  expect(digest(exp, "float64", 1000, 2)).not.toBe(digest(exp, "float64", 1000, 1));
  expect(digest(off, "float64", 1000, 1)).not.toBe(digest(exp, "float64", 1000, 1));
});
