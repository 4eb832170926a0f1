import * as nd from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import type { GradientSink } from "../backward/gradient-sink.ts";
import { noGrad } from "../config.ts";
import { variable } from "./as-variable.ts";
import { FunctionNode } from "./function-node.ts";
import type { Variable } from "./variable.ts";
import "../ops/operators.ts";

/** Two outputs: x + y and x · y. */
class SumAndProduct extends FunctionNode {
  override forward(x: nd.NdArray, y: nd.NdArray): nd.NdArray[] {
    return [nd.add(x, y), nd.mul(x, y)];
  }

  override backward(gs: Variable | null, gp: Variable | null): (Variable | null)[] {
    const [x, y] = [this.input(0), this.input(1)];
    const sum = (a: Variable | null, b: Variable | null): Variable | null => (a && b ? a.add(b) : (a ?? b));
    return [sum(gs, gp?.mul(y) ?? null), sum(gs, gp?.mul(x) ?? null)];
  }
}

/** Doubles; its array-level backward is another way to the same gradient. */
class Double extends FunctionNode {
  override forward(x: nd.NdArray): nd.NdArray {
    return nd.mul(x, 2);
  }

  override backward(gy: Variable): Variable {
    return gy.mul(2);
  }

  backwardArrays(sink: GradientSink, gy: nd.NdArray): void {
    sink.add(0, gy);
    sink.add(0, gy);
  }
}

describe("apply", () => {
  test("records inputs, outputs and generations", () => {
    const x = variable(3);
    const fn = new Double();
    const y = fn.apply(x);
    const z = new Double().apply(y);
    expect([x.generation, y.generation, z.generation]).toEqual([0, 1, 2]);
    expect(y.creator).toBe(fn);
    expect(fn.inputs).toEqual([x]);
    expect(fn.outputs).toEqual([y]);
    expect(fn.name).toBe("Double");
    expect(z.item()).toBe(12);
  });

  test.each([1, 2, 3, 4, 5, 6, 7])("gives forward the values of %i inputs", (count) => {
    class Weighted extends FunctionNode {
      override forward(...xs: nd.NdArray[]): nd.NdArray {
        return xs.map((x, i) => nd.mul(x, 10 ** i)).reduce(nd.add);
      }

      override backward(gy: Variable): Variable[] {
        return this.inputs.map((_, i) => gy.mul(10 ** i));
      }
    }
    const xs = Array.from({ length: count }, (_, i) => variable(i + 1));
    const expected = xs.reduce((sum, x, i) => sum + x.item() * 10 ** i, 0);
    const [y, ...others] = new Weighted().applyAll(...xs) as [Variable, ...Variable[]];
    expect([y.item(), others]).toEqual([expected, []]);
    y.backward();
    expect(xs.map((x) => x.grad?.item())).toEqual(xs.map((_, i) => 10 ** i));
    expect(new Weighted().apply(...xs).item()).toBe(expected);
  });

  test("records nothing under noGrad", () => {
    const fn = new Double();
    const y = noGrad(() => fn.apply(variable(3)));
    expect(y.creator).toBeNull();
    expect(fn.inputs).toEqual([]);
  });

  test("leaves nothing behind when forward throws", () => {
    const x = variable([1, 2]);
    expect(() => x.add(variable([1, 2, 3]))).toThrow("add: shapes [2] and [3] do not broadcast");
    expect(x.generation).toBe(0);
    expect(x.creator).toBeNull();
    const y = x.mul(2).sum();
    y.backward();
    expect(x.grad?.data.toArray()).toEqual([2, 2]);
  });

  test("a function in a graph is not applied again, one without a graph is", () => {
    const fn = new Double();
    const x = variable(3);
    const y = fn.apply(x);
    expect(() => fn.apply(y)).toThrow(new nd.StateError("Double: a function is applied once, make a new one"));
    y.backward();
    expect(x.grad?.item()).toBe(2);
    const free = new Double();
    noGrad(() => expect(free.apply(free.apply(x)).item()).toBe(12));
  });

  test("names the function for an input of a wrong kind", () => {
    expect(() => new Double().apply("3" as unknown as number)).toThrow(
      'double: expected a Variable, NdArray or number, got the string "3"',
    );
  });
});

describe.each([{}, { retainGrad: true }])("several outputs, backward(%o)", (options) => {
  test("one that was unchained is a leaf of its own", () => {
    const [x, y] = [variable(3), variable(5)];
    const [s, p] = new SumAndProduct().applyAll(x, y) as [Variable, Variable];
    const z = s.mul(10).add(p.mul(2));
    p.unchain();
    z.backward(options);
    expect([x, y, p].map((v) => v.grad?.item())).toEqual([10, 10, 2]);
  });

  test("one that was unchained and is not reached keeps its gradient", () => {
    const [s, p] = new SumAndProduct().applyAll(variable(3), variable(5)) as [Variable, Variable];
    p.unchain();
    p.grad = variable(7);
    s.backward(options);
    expect(p.grad?.item()).toBe(7);
  });

  test("both are used", () => {
    const [x, y] = [variable(3), variable(5)];
    const [s, p] = new SumAndProduct().applyAll(x, y) as [Variable, Variable];
    s.mul(10).add(p).backward(options);
    expect(x.grad?.item()).toBe(15);
    expect(y.grad?.item()).toBe(13);
  });

  test("one that no gradient reaches has null", () => {
    const [x, y] = [variable(3), variable(5)];
    const [, p] = new SumAndProduct().applyAll(x, y) as [Variable, Variable];
    p.backward(options);
    expect([x.grad?.item(), y.grad?.item()]).toEqual([5, 3]);
  });

  test("a function that adds to one input twice", () => {
    const x = variable([1, 2]);
    new Double().apply(x).backward(options);
    expect(x.grad?.data.toArray()).toEqual([2, 2]);
  });
});

describe("a function that is written wrongly is told so", () => {
  const made = (forward: (x: nd.NdArray) => unknown, backward: () => unknown): FunctionNode =>
    new (class Wrong extends FunctionNode {
      override forward(x: nd.NdArray): nd.NdArray {
        return forward(x) as nd.NdArray;
      }

      override backward(): Variable {
        return backward() as Variable;
      }
    })();
  const same = (x: nd.NdArray): nd.NdArray => nd.mul(x, 1);

  test.each([
    [undefined, "Wrong: backward returned undefined, expected a Variable or a list"],
    [[3], "Wrong: backward returned number for input 0, expected a Variable"],
    [
      nd.array(3),
      "Wrong: backward returned NdArray, expected a Variable or a list; compute with gy.mul(...), not with functions of arrays",
    ],
    [
      [nd.array(3)],
      "Wrong: backward returned NdArray for input 0, expected a Variable; compute with gy.mul(...), not with functions of arrays",
    ],
    [variable([1, 2]), "Wrong: the gradient of input 0 has shape [2], the input []"],
  ])("backward: %s", (returned, message) => {
    for (const options of [{}, { retainGrad: true }]) {
      const x = variable(3);
      expect(() =>
        made(same, () => returned)
          .apply(x)
          .backward(options),
      ).toThrow(message);
      expect(x.grad).toBeNull();
    }
  });

  test.each([[[]], [[nd.ones([1]), 3]], [[3, nd.ones([1])]]])("forward: %o", (returned) => {
    const fn = made(
      () => returned,
      () => null,
    );
    expect(() => fn.apply(1)).toThrow("Wrong: forward returned a JavaScript array, expected an array");
  });

  test("forward", () => {
    expect(() =>
      made(
        () => 3,
        () => null,
      ).apply(1),
    ).toThrow("Wrong: forward returned number, expected an array");
  });

  test("without backward, or without forward", () => {
    // As a program in plain JavaScript may write it.
    const Bare = FunctionNode as unknown as new () => object;
    const Bell = class Bell extends Bare {} as unknown as new () => FunctionNode;
    expect(() => new Bell().apply(1)).toThrow(
      new nd.ValueError("Bell: has no forward; define forward(x), which computes on arrays"),
    );
    Bell.prototype.forward = same;
    const x = variable(3);
    for (const options of [{}, { retainGrad: true }]) {
      expect(() => new Bell().apply(x).backward(options)).toThrow(
        new nd.ValueError("Bell: has no backward; define backward(gy), which returns the gradients of the inputs"),
      );
    }
    expect(noGrad(() => new Bell().apply(x)).item()).toBe(3);
  });

  test("inputs in a list", () => {
    const list = [variable(1), 2] as unknown as Variable;
    const error = (method: string) =>
      new nd.ValueError(`SumAndProduct.${method}: takes its inputs one by one, ${method}(x, y)`);
    expect(() => new SumAndProduct().apply(list)).toThrow(error("apply"));
    expect(() => new SumAndProduct().applyAll(list)).toThrow(error("applyAll"));
    expect(() => new Double().apply([1, 2] as unknown as Variable)).toThrow("make one with array(...)");
  });

  test("backwardArrays", () => {
    class Narrow extends Double {
      override backwardArrays(sink: GradientSink): void {
        sink.add(0, nd.ones([3]));
      }
    }
    expect(() => new Narrow().apply(variable([1, 2])).backward()).toThrow(
      "Narrow: the gradient of input 0 has shape [3], the input [2]",
    );
  });
});
