import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import * as references from "./references.ts";

// Computed by mpmath 1.3.0 with 400 bits (2600 where x is larger than 1e15 or smaller than 1e-15): 200 points of each
// function, some of random bits. A row is x (x and y for pow) and the result as `(hi + lo) · 2^power`, hi from ½ to 1.
const { gelu: _, ...points } = JSON.parse(readFileSync(new URL("reference.json", import.meta.url), "utf8")) as Record<
  string,
  number[][]
>;

const functions: Readonly<Record<string, unknown>> = { ...references };

test.each(Object.keys(points))("the reference of %s has at least 85 correct bits", (name) => {
  const f = functions[name] as (...x: number[]) => references.Reference;
  for (const row of points[name] as number[][]) {
    const [hi = 0, lo = 0, power = 0] = row.slice(-3);
    const found = f(...row.slice(0, -3));
    const by = found.power - power;
    // In two steps, because a single power of 2 may overflow.
    const times = (x: number): number => x * 2 ** Math.trunc(by / 2) * 2 ** (by - Math.trunc(by / 2));
    const off = Math.abs(times(found.hi) - hi + (times(found.lo) - lo));
    expect(off, `${name}(${row.slice(0, -3).join(", ")})`).toBeLessThan(2 ** -85);
  }
});
