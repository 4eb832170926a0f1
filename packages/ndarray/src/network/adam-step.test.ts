import { beforeEach, describe, expect, it } from "vitest";
import { array } from "../array/creation.ts";
import type { NdArray } from "../array/ndarray.ts";
import { pin, pinnedZeros } from "../array/pinned.ts";
import { release } from "../memory/signals.ts";
import { add, div, mul, sqrt, sub } from "../operations/elementwise.ts";
import { astype, copy } from "../operations/movement.ts";
import { RandomState } from "../random/random.ts";
import { adamStep } from "./adam-step.ts";

beforeEach(release);

const values = (a: NdArray): number[] => Array.from(a.toTypedArray());
const options = { c1: 0.1, c2: 0.001, rate: 0.01, eps: 1e-8 };

describe("adamStep", () => {
  /** The same step in operations that make new arrays, in the dtypes of the arrays. */
  function composed(p: NdArray, g: NdArray, m: NdArray, v: NdArray): NdArray[] {
    const { c1, c2, rate, eps } = options;
    const m2 = astype(add(m, mul(sub(g, m), c1)), m.dtype);
    const v2 = astype(add(v, mul(sub(mul(g, g), v), c2)), v.dtype);
    return [astype(sub(p, div(mul(m2, rate), add(sqrt(v2), eps))), p.dtype), m2, v2];
  }

  it.each([
    ["float64", "float64", "float64"],
    ["float32", "float32", "float32"],
    ["float32", "float64", "float32"],
    ["float64", "float32", "float64"],
    ["float32", "float32", "float64"],
    ["float64", "int32", "float64"],
  ] as const)("of a %s parameter, a %s gradient and %s moments is its formula, to the last bit", (pd, gd, sd) => {
    const random = new RandomState(3);
    const [p, m, v] = [pin(array(random.randn(3, 7), { dtype: pd })), pinnedZeros([3, 7], sd), pinnedZeros([3, 7], sd)];
    for (let step = 0; step < 5; step++) {
      const g = array(mul(random.randn(7, 3), 10), { dtype: gd }).T;
      const expected = composed(copy(p), g, copy(m), copy(v));
      adamStep(p, g, m, v, options);
      expect([p, m, v].map(values)).toEqual(expected.map(values));
    }
  });
});
