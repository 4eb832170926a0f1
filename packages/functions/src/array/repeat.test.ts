import { variable } from "@dz/core";
import { uniform } from "@dz/core/testing";
import { AxisError, ValueError, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { repeat } from "./repeat.ts";

checkFunction("repeat", (x) => repeat(x, 2), {
  oracle: (x) => x.reshape(6).getItem([0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5]),
  inputs: [uniform([2, 3], -2, 2)],
});
checkFunction("repeat along 0", (x) => repeat(x, 3, { axis: 0 }), {
  oracle: (x) => x.getItem([0, 0, 0, 1, 1, 1]),
  inputs: [uniform([2, 3], -2, 2)],
});
checkFunction("repeat along -1", (x) => repeat(x, 2, { axis: -1 }), {
  oracle: (x) => x.T.getItem([0, 0, 1, 1, 2, 2]).T,
  inputs: [uniform([2, 3], -2, 2)],
});

describe("repeat", () => {
  test("not at all, or once", () => {
    const x = variable([[1, 2]]);
    const y = repeat(x, 0, { axis: 1 });
    y.backward();
    expect([y.shape, x.grad?.data.toArray()]).toEqual([[1, 0], [[0, 0]]]);
    expect(repeat(x, 1, { axis: 1 }).data.toArray()).toEqual([[1, 2]]);
    expect(repeat(5, 3).data.toArray()).toEqual([5, 5, 5]);
  });

  test("errors", () => {
    expect(() => repeat(1, 1.5)).toThrow(new ValueError("repeat: 1.5 repeats are not a whole number from 0"));
    expect(() => repeat(1, -1)).toThrow(new ValueError("repeat: -1 repeats are not a whole number from 0"));
    expect(() => repeat(zeros([2]), 2, { axis: 1 })).toThrow(
      new AxisError("repeat: axis 1 is out of range for shape [2]"),
    );
    expect(() => repeat("x" as unknown as number, 2)).toThrow(
      new ValueError('repeat: expected a Variable, NdArray or number, got the string "x"'),
    );
  });
});
