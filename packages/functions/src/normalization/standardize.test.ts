import type { Variable } from "@dz/core";
import { expectClose, uniform } from "@dz/core/testing";
import { AxisError, array, ones, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { mean } from "../math/mean.ts";
import { checkFunction } from "../testing/vitest.ts";
import { standardize } from "./standardize.ts";

function composed(x: Variable, axis: number | number[] | undefined, eps: number): Variable {
  const over = axis === undefined ? { keepdims: true } : { axis, keepdims: true };
  const centred = x.sub(mean(x, over));
  return centred.div(mean(centred.pow(2), over).add(eps).pow(0.5));
}

for (const axis of [0, 1, -1, [1, 2], [-3, -1]]) {
  checkFunction(`standardize along ${axis}`, (x) => standardize(x, { axis }), {
    oracle: (x) => composed(x, axis, 1e-5),
    inputs: [uniform([2, 3, 4], -2, 2)],
  });
}
checkFunction("standardize of everything", (x) => standardize(x, { eps: 0.1 }), {
  oracle: (x) => composed(x, undefined, 0.1),
  inputs: [uniform([2, 3], -2, 2)],
});

describe("standardize", () => {
  test("has mean 0 and variance 1", () => {
    const y = standardize(array([1, 2, 5, 11]), { eps: 0 });
    expectClose(mean(y), 0, { atol: 1e-15 });
    expectClose(mean(y.pow(2)), 1, { rtol: 1e-15 });
  });

  test("numbers that are all equal become 0, and a large mean takes nothing away", () => {
    expect(standardize(ones([2, 3]), { axis: 1 }).data.toArray()).toEqual(zeros([2, 3]).toArray());
    expectClose(standardize(array([1e8 - 1, 1e8 + 1]), { eps: 0 }), array([-1, 1]));
  });

  test("an empty batch", () => {
    expect(standardize(zeros([0, 3]), { axis: 1 }).shape).toEqual([0, 3]);
  });

  test("errors", () => {
    expect(() => standardize(zeros([2]), { axis: 1 })).toThrow(
      new AxisError("standardize: axis 1 is out of range for shape [2]"),
    );
  });
});
