/** A host without free memory: gradients are all as before the backward or all as after it. */
import "../ops/operators.ts";
import { array, OutOfMemoryError } from "@dz/ndarray";
import { release } from "@dz/ndarray/memory";
import { afterEach, expect, test, vi } from "vitest";
import { variable } from "../graph/as-variable.ts";
import { Parameter } from "../graph/parameter.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

function refuse(): void {
  vi.spyOn(Uint8Array.prototype, "slice").mockImplementation(() => {
    throw new RangeError("Array buffer allocation failed");
  });
}

// The leaf without memory may be the first that the backward reached or a later one.
test.each(["p", "q", "p and q"])(
  "gradients that were read, of %s, cannot move out: none of the gradients has changed, and the backward can be done again",
  (names) => {
    const [x, p, q] = [variable([1, 2]), new Parameter(array([3, 4])), new Parameter(array([5, 6]))];
    const y = x.mul(p).add(q).sum();
    y.backward();
    const held = [p, q].filter((_, i) => names.includes("pq"[i] as string)).map(({ grad }) => grad);
    const gradients = (): unknown => [x, p, q].map((v) => v.gradient?.data.toArray());
    const before = gradients();
    const values = held.map((g) => g?.data.toArray());
    refuse();
    expect(() => y.backward()).toThrow(
      new OutOfMemoryError("array: the host has no room for 16 bytes; hold fewer arrays"),
    );
    expect(gradients()).toEqual(before);
    vi.restoreAllMocks();
    y.backward();
    expect(gradients()).toEqual([
      [6, 8],
      [2, 4],
      [2, 2],
    ]);
    expect(held.map((g) => g?.data.toArray())).toEqual(values);
  },
);

test("a release that finds no room is put off", () => {
  const x = variable([1, 2]);
  const y = x.mul(3);
  refuse();
  release();
  expect(y.data.toArray()).toEqual([3, 6]);
  y.sum().backward();
  y.unchainBackward();
  vi.restoreAllMocks();
  release();
  expect([x.grad?.data.toArray(), y.data.toArray()]).toEqual([
    [3, 3],
    [3, 6],
  ]);
});
