import "../ops/operators.ts";
import { array, fromTypedArray, mul, type NdArray, sumTo } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import type { GradientSink } from "../backward/gradient-sink.ts";
import { FunctionNode } from "../graph/function-node.ts";
import { GraphNode } from "../graph/graph-node.ts";
import { Variable } from "../graph/variable.ts";
import { sumTo as sumToVariable } from "../ops/broadcast.ts";
import { type FunctionSpec, functionChecks, uniform } from "./function-checks.ts";
import type { Differentiable } from "./gradient-check.ts";

/** `a · b`, right in every way; the subclasses are wrong in one. */
class Product extends FunctionNode {
  override forward(a: NdArray, b: NdArray): NdArray {
    return mul(a, b);
  }

  override backward(gy: Variable): Variable[] {
    const [a, b] = [this.input(0), this.input(1)];
    return [sumToVariable(gy.mul(b), a.shape), sumToVariable(gy.mul(a), b.shape)];
  }

  backwardArrays(sink: GradientSink, gy: NdArray): void {
    const [a, b] = [this.input(0).data, this.input(1).data];
    if (sink.wants(0)) sink.add(0, sumTo(mul(gy, b), a.shape));
    if (sink.wants(1)) sink.add(1, sumTo(mul(gy, a), b.shape));
  }
}

/** The titles of the checks that fail. */
function failures(f: Differentiable, spec: FunctionSpec): string[] {
  return functionChecks("f", f, spec).flatMap(({ title, run }) => {
    try {
      run();
      return [];
    } catch {
      return [title];
    }
  });
}

const pair: FunctionSpec = { expected: (a, b) => a * b, inputs: [uniform([2, 3], 1, 2), uniform([2, 3], 1, 2)] };
const square: FunctionSpec = { expected: (x) => x * x, inputs: [uniform([2, 3], 1, 2)] };

const nodes = (Node: new () => FunctionNode): string[] => failures((a, b) => new Node().apply(a, b), pair);

describe("functionChecks", () => {
  test("what is right passes everything", () => {
    expect(nodes(Product)).toEqual([]);
    expect(
      failures((x) => x.mul(x), {
        ...square,
        extremes: [
          [1e200, Infinity],
          [-3, 9],
        ],
      }),
    ).toEqual([]);
    expect(failures((x) => x.mul(x), { oracle: (x) => x.pow(2), inputs: square.inputs })).toEqual([]);
  });

  test("there has to be something to agree with", () => {
    expect(() => functionChecks("f", (x) => x, { inputs: [] })).toThrow("checkFunction: f has nothing to agree with");
  });

  test("a wrong forward", () => {
    const wrong = failures((a, b) => a.mul(b).add(1e-9), pair);
    expect(wrong).toContain("forward in float64");
    expect(failures((x) => x.mul(x).add(1e-9), { oracle: (x) => x.pow(2), inputs: square.inputs })).toEqual([
      "forward in float64",
    ]);
  });

  test("float32 that becomes float64", () => {
    const wrong = failures((x) => x.mul(array(1)).mul(x), square);
    expect(wrong).toEqual([
      "forward in float32",
      "gradients on arrays in float32",
      "gradients on Variables in float32",
      "second gradients in float32",
    ]);
  });

  test("a wrong gradient", () => {
    class Wrong extends Product {
      override backward(gy: Variable): Variable[] {
        return super.backward(gy).reverse();
      }

      override backwardArrays(sink: GradientSink, gy: NdArray): void {
        const [ga, gb] = this.backward(new Variable(gy)) as [Variable, Variable];
        sink.add(0, ga.data);
        sink.add(1, gb.data);
      }
    }
    expect(nodes(Wrong)).toContain("first and second gradients");
  });

  test("gradients that are not summed to the shapes of the inputs", () => {
    class Wrong extends Product {
      override backward(gy: Variable): Variable[] {
        return [gy.mul(this.input(1)), gy.mul(this.input(0))];
      }

      override backwardArrays(sink: GradientSink, gy: NdArray): void {
        sink.add(0, mul(gy, this.input(1).data));
        sink.add(1, mul(gy, this.input(0).data));
      }
    }
    expect(nodes(Wrong)).toEqual(["broadcasting"]);
  });

  test("a gradient that asks after the wrong input", () => {
    class Wrong extends Product {
      override backwardArrays(sink: GradientSink, gy: NdArray): void {
        const [a, b] = [this.input(0).data, this.input(1).data];
        if (sink.wants(1)) sink.add(0, sumTo(mul(gy, b), a.shape));
        if (sink.wants(0)) sink.add(1, sumTo(mul(gy, a), b.shape));
      }
    }
    expect(nodes(Wrong)).toEqual(["constants beside an input change nothing in its gradient"]);
  });

  test("a gradient without a graph", () => {
    class Wrong extends Product {
      override backward(gy: Variable): Variable[] {
        return super.backward(gy).map((g) => new Variable(g.data));
      }
    }
    expect(nodes(Wrong)).toContain("first and second gradients");
    expect(failures((a, b) => new Wrong().apply(a, b), { ...pair, order: 1 })).toEqual([]);
  });

  test("a forward that does not look at strides", () => {
    class Wrong extends FunctionNode {
      override forward(x: NdArray): NdArray {
        const inMemory = x.strides === null ? x : x.T;
        return fromTypedArray(inMemory.toTypedArray(), x.shape);
      }

      override backward(gy: Variable): Variable {
        return gy.mul(1);
      }
    }
    const spec: FunctionSpec = { oracle: (x) => x.mul(1), inputs: square.inputs };
    expect(failures((x) => new Wrong().apply(x), spec)).toEqual(["transposed inputs"]);
  });

  test("a result that is not recorded, and one that always is", () => {
    expect(failures((x) => new Variable(x.mul(x).data), square)).toContain("no graph under noGrad");
    const always: Differentiable = (x) => {
      const y = x.mul(x);
      y.creatorNode ??= new GraphNode(new Product(), [x], y, null, 0);
      return y;
    };
    expect(failures(always, square)).toEqual(["no graph under noGrad"]);
  });

  test("a node that serves two applications and forgets the first", () => {
    const once = new Product();
    expect(failures((a, b) => once.apply(a, b), pair)).toContain("gradients add up when an input is used twice");
  });

  test("a function that fails without axes, or without elements", () => {
    expect(failures((x) => x.mul(x).getItem(0), square)).toContain("scalars and empty arrays");
  });

  test("NaN that gets lost, unless there is a reason", () => {
    class Wrong extends Product {
      override forward(a: NdArray, b: NdArray): NdArray {
        const y = mul(a, b);
        return y.ndim === 0 && Number.isNaN(y.item()) ? array(0) : y;
      }
    }
    expect(nodes(Wrong)).toEqual(["NaN passes through"]);
    const spec: FunctionSpec = { ...pair, swallowsNaN: "for this test" };
    expect(failures((a, b) => new Wrong().apply(a, b), spec)).toEqual([]);
  });

  test("an extreme that gives another result, or a gradient that is no number", () => {
    expect(failures((x) => x.mul(x), { ...square, extremes: [[1e200, 1e300]] })).toEqual(["at 1e+200"]);
    // e.g. √(x⁴) = x² at 0: the gradient is 0/0
    expect(failures((x) => x.pow(4).pow(0.5), { ...square, extremes: [[0, 0]] })).toEqual(["at 0"]);
  });
});
