/** Which contributions to a gradient a backward on arrays computes in place, and which it computes together. */
import * as nd from "@dz/ndarray";
import { describe, expect, test, vi } from "vitest";
import { variable } from "../graph/as-variable.ts";
import { FunctionNode } from "../graph/function-node.ts";
import { Parameter } from "../graph/parameter.ts";
import type { Variable } from "../graph/variable.ts";
import { expectClose } from "../testing/close.ts";
import { ArrayGradients } from "./array-gradients.ts";
import { ArraySink } from "./array-sink.ts";
import type { GradientSink } from "./gradient-sink.ts";
import "../ops/operators.ts";

/** `x · Wᵀ` for x [m, k], W [n, k], with the gradient of x as a product. */
class Project extends FunctionNode {
  override forward(x: nd.NdArray, W: nd.NdArray): nd.NdArray {
    return nd.timesTransposed(x, W);
  }

  override backward(): never {
    throw new Error("its gradient is on arrays");
  }

  backwardArrays(sink: GradientSink, gy: nd.NdArray): void {
    sink.addProduct(0, gy, nd.transpose(sink.input(1)));
  }
}

const project = (x: Variable, W: Variable): Variable => new Project().apply(x, W);

describe("what is computed in place", () => {
  type Way = "first" | "in place" | "new sum";

  /** For each array that `addTo` adds to the gradient of `x` while `body` runs: how. */
  function waysOf(x: Variable, body: () => void): Way[] {
    const ways: Way[] = [];
    const { addTo } = ArrayGradients.prototype;
    const spy = vi.spyOn(ArrayGradients.prototype, "addTo");
    spy.mockImplementation(function (this: ArrayGradients, to, g) {
      const before = this.slotOf(to).sum;
      addTo.call(this, to, g);
      if (to !== x) return;
      ways.push(before === null ? "first" : before === this.slotOf(to).sum ? "in place" : "new sum");
    });
    body();
    spy.mockRestore();
    return ways;
  }

  /** The methods in which a sink computes what is written in place. */
  interface Inside {
    addOuterTo(x: Variable, a: nd.NdArray, b: nd.NdArray): void;
    addRows(x: Variable, g: nd.NdArray): void;
  }

  /** The rows of each array in which a method finds contributions, while `body` runs. */
  function rowsOf(method: keyof Inside, body: () => void): number[] {
    const spy = vi.spyOn(ArraySink.prototype as unknown as Inside, method);
    body();
    const rows = spy.mock.calls.map(([, a]) => a.length);
    spy.mockRestore();
    return rows;
  }

  const total = (ys: Variable[]): Variable => ys.map((y) => y.sum()).reduce((a, b) => a.add(b));

  /** The rows of the products in which `count` products of x [rows, k] with a parameter [k, n] are computed. */
  function rowsOfProducts(count: number, [rows, k, n]: readonly [number, number, number]): number[] {
    const W = new Parameter(nd.ones([k, n]));
    const loss = total(Array.from({ length: count }, () => variable(nd.ones([rows, k])).matmul(W)));
    let products: number[] = [];
    // All of them are written into the block of the parameter, so none is an array that is added.
    expect(
      waysOf(W, () => {
        products = rowsOf("addOuterTo", () => loss.backward());
      }),
    ).toEqual([]);
    expect((W.grad as Variable).data.toTypedArray()[0]).toBe(count * rows);
    return products;
  }

  test.each([
    ["few rows are one product", [15, 2, 3], [30]],
    ["many rows are products of their own", [16, 2, 3], [16, 16]],
    ["many rows for the largest small matrix are, too", [16, 256, 256], [16, 16]],
    ["many rows for a large matrix are one product", [16, 257, 256], [32]],
    ["few rows for a large matrix are, too", [2, 257, 256], [4]],
  ] as const)("products: %s", (_, sizes, rows) => {
    expect(rowsOfProducts(2, sizes)).toEqual(rows);
  });

  test("products are deferred up to 2¹⁸ elements", () => {
    expect(rowsOfProducts(4, [8, 2 ** 14 - 2, 2])).toEqual([16, 16]); // 2¹⁷ elements each
  });

  test.each([
    ["once", 3, [6], []],
    ["in parts of 2¹⁸ elements", 2 ** 16, [4, 2], ["in place"]],
  ] as const)("the rows of a bias are summed %s", (_, width, rows, ways) => {
    const b = new Parameter(nd.zeros([width]));
    const loss = total([1, 2, 3].map(() => variable(nd.ones([2, width])).add(b)));
    let found: number[] = [];
    expect(
      waysOf(b, () => {
        found = rowsOf("addRows", () => loss.backward());
      }),
    ).toEqual(ways);
    expect(found).toEqual(rows);
    expect((b.grad as Variable).data.toTypedArray()[0]).toBe(6);
  });

  test("the uses of a parameter add up in its block", () => {
    const p = new Parameter(nd.array([1, 2]));
    const loss = total([p.mul(2), p.mul(3)]);
    expect(waysOf(p, () => loss.backward())).toEqual(["first", "in place"]);
    expect(p.grad?.data.toArray()).toEqual([5, 5]);
  });

  test("the second product of a value is added to the first", () => {
    const x = variable(nd.ones([2, 3]));
    const W = variable(nd.ones([4, 3]));
    const loss = total([project(x, W), project(x, W)]);
    expect(waysOf(x, () => loss.backward())).toEqual(["first"]);
    expectClose(x.grad as Variable, nd.full([2, 3], 8));
  });
});
