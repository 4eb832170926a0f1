/**
 * Arrays that a function keeps from its own backward are in private memory, which is used again when the backward ends.
 */
import * as nd from "@dz/ndarray";
import { release } from "@dz/ndarray/memory";
import { describe, expect, test } from "vitest";
import { usingConfig } from "../config.ts";
import { variable } from "../graph/as-variable.ts";
import { FunctionNode } from "../graph/function-node.ts";
import type { Variable } from "../graph/variable.ts";
import "../ops/operators.ts";

/** A function that keeps the gradients it gets and makes, as a user's may. */
class Keeper extends FunctionNode {
  readonly kept: Variable[] = [];

  override forward(x: nd.NdArray): nd.NdArray {
    return nd.mul(x, 3);
  }

  override backward(gy: Variable): Variable {
    const gx = gy.mul(3);
    this.kept.push(gy, gx);
    return gx;
  }
}

describe("gradients that a function keeps", () => {
  test("what a function keeps of a backward that has ended cannot be read", () => {
    const x = variable([1, 2]);
    const functions = [new Keeper(), new Keeper()];
    for (const fn of functions) fn.apply(x.mul(2)).mul(3).sum().backward();
    for (const { kept } of functions) {
      expect(kept.map((g) => [g.creator, g.shape, g.dtype])).toEqual([
        [null, [2], "float64"],
        [null, [2], "float64"],
      ]);
      for (const g of kept) {
        for (const read of [() => g.data.toArray(), () => g.mul(2), () => String(g), () => g.getItem(0).item()]) {
          expect(read).toThrow("array: its values were computed in a backward that has ended");
        }
      }
    }
    expect(x.grad?.data.toArray()).toEqual([36, 36]);
  });

  test.each([{ retainGrad: true }, { createGraph: true }])("with %o it stays as it is", (options) => {
    const x = variable([1, 2]);
    const functions = Array.from({ length: 20 }, () => new Keeper());
    for (const [i, fn] of functions.entries()) {
      fn.apply(x.mul(i + 1))
        .mul(i + 1)
        .sum()
        .backward(options);
      x.cleargrad();
      release();
    }
    for (const [i, { kept }] of functions.entries()) {
      expect(kept.map((g) => g.data.toArray())).toEqual([
        [i + 1, i + 1],
        [3 * (i + 1), 3 * (i + 1)],
      ]);
    }
  });

  test("numbers that are copied in a backward stay", () => {
    const copies: unknown[] = [];
    class Copies extends Keeper {
      override backward(gy: Variable): Variable {
        copies.push(gy.data.toTypedArray());
        return super.backward(gy);
      }
    }
    for (const factor of [2, 3])
      new Copies()
        .apply(variable([1, 2]))
        .mul(factor)
        .sum()
        .backward();
    expect(copies).toEqual([Float64Array.of(2, 2), Float64Array.of(3, 3)]);
  });

  test("a gradient that a function computes by a backward of its own can be read", () => {
    const inner = variable([1, 2]);
    /** A function whose gradient is one that was there. */
    class Given extends Keeper {
      private readonly g: Variable;

      constructor(g: Variable) {
        super();
        this.g = g;
      }

      override backward(): Variable {
        return this.g;
      }
    }
    class Nested extends Keeper {
      override backward(gy: Variable): Variable {
        usingConfig("enableBackprop", true, () => new Given(gy).apply(inner)).backward();
        return super.backward(gy);
      }
    }
    new Nested()
      .apply(variable([1, 2]))
      .mul(5)
      .sum()
      .backward();
    expect(inner.grad?.data.toArray()).toEqual([5, 5]);
  });
});
