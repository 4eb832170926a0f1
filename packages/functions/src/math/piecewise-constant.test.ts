import { type NdArray, variable } from "@dz/core";
import { floor } from "@dz/ndarray";
import { expect, test } from "vitest";
import { PiecewiseConstant } from "./piecewise-constant.ts";

class Floor extends PiecewiseConstant {
  override forward(x: NdArray): NdArray {
    return floor(x);
  }
}

test("PiecewiseConstant: the gradient is 0, even if an infinite one comes down", () => {
  for (const retainGrad of [false, true]) {
    const x = variable([1.5, 2], { dtype: "float32" });
    new Floor().apply(x).mul(Infinity).backward({ retainGrad });
    expect([x.grad?.dtype, x.grad?.data.toArray()]).toEqual(["float32", [0, 0]]);
  }
});
