import { readFileSync } from "node:fs";
import { variable } from "@dz/core";
import { gelu } from "@dz/functions";
import { fromTypedArray } from "@dz/ndarray";
import { expect, test } from "vitest";

// x Φ(x) by mpmath, like the points of references.test.ts. Below −1 a relative error of the argument is amplified by
// x².
const points = (JSON.parse(readFileSync(new URL("reference.json", import.meta.url), "utf8")) as { gelu: number[][] })
  .gelu;

test("gelu of float64 is accurate", () => {
  const x = Float64Array.from(points, ([value = 0]) => value);
  const y = gelu(variable(fromTypedArray(x, [x.length]))).data.toTypedArray();
  points.forEach(([at = 0, hi = 0, lo = 0, power = 0], i) => {
    const exact = (hi + lo) * 2 ** Math.trunc(power / 2) * 2 ** (power - Math.trunc(power / 2));
    const allowed = at < -1 ? 2 + 2 * at * at : 8;
    expect(Math.abs((y[i] as number) - exact), `gelu(${at})`).toBeLessThanOrEqual(allowed * 2 ** -52 * Math.abs(exact));
  });
});
