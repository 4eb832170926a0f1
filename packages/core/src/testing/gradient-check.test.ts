import "../ops/operators.ts";
import { array, DTypeError, mul, type NdArray, ValueError } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import type { GradientSink } from "../backward/gradient-sink.ts";
import { FunctionNode } from "../graph/function-node.ts";
import { Variable } from "../graph/variable.ts";
import { checkGradients, gradientCheck } from "./gradient-check.ts";

/** `x³`, right in every way; the subclasses are wrong in one. */
class Cube extends FunctionNode {
  override forward(x: NdArray): NdArray {
    return mul(x, mul(x, x));
  }

  override backward(gy: Variable): Variable {
    return this.input(0).pow(2).mul(3).mul(gy);
  }

  backwardArrays(sink: GradientSink, gy: NdArray): void {
    const x = this.input(0).data;
    sink.add(0, mul(mul(mul(x, x), 3), gy));
  }
}

const points = [array([[0.5, -1.5, 2]])];
const check = (make: () => FunctionNode, order: 1 | 2 = 2): void =>
  gradientCheck((x) => make().apply(x), points, { order });

describe("gradientCheck", () => {
  test("passes a node that is right", () => {
    check(() => new Cube());
  });

  test("catches a wrong gradient", () => {
    class Wrong extends Cube {
      override backward(gy: Variable): Variable {
        return this.input(0).pow(2).mul(2).mul(gy);
      }

      override backwardArrays(sink: GradientSink, gy: NdArray): void {
        const x = this.input(0).data;
        sink.add(0, mul(mul(mul(x, x), 2), gy));
      }
    }
    expect(() => check(() => new Wrong(), 1)).toThrow(
      /^gradient of input 0, shape \[1, 3\]: at \[0, 2\] backward gives 8\.\d+, the differences 1\d\.\d+ \(rtol 0.00001, atol 0.000001\)$/,
    );
  });

  test("catches a gradient that forgets what comes down from above", () => {
    class Wrong extends Cube {
      override backward(): Variable {
        return this.input(0).pow(2).mul(3);
      }

      override backwardArrays(sink: GradientSink): void {
        const x = this.input(0).data;
        sink.add(0, mul(mul(x, x), 3));
      }
    }
    expect(() => check(() => new Wrong(), 1)).toThrow(/^gradient of input 0/);
  });

  test("catches a wrong forward", () => {
    class Wrong extends Cube {
      override forward(x: NdArray): NdArray {
        return mul(x, x);
      }
    }
    expect(() => check(() => new Wrong(), 1)).toThrow(
      /^gradient of input 0, shape \[1, 3\]: at \[0, \d\] backward gives/,
    );
  });

  test("catches a wrong backwardArrays", () => {
    class Wrong extends Cube {
      override backwardArrays(sink: GradientSink, gy: NdArray): void {
        const x = this.input(0).data;
        sink.add(0, mul(mul(x, 3), gy));
      }
    }
    expect(() => check(() => new Wrong(), 1)).toThrow(
      /^gradient of input 0, shape \[1, 3\]: at \[0, \d\] backward on arrays gives \S+, backward on Variables \S+ \(/,
    );
  });

  test("catches a gradient of the wrong shape", () => {
    class Wrong extends Cube {
      override backward(gy: Variable): Variable {
        return super.backward(gy).reshape(3);
      }

      override backwardArrays(sink: GradientSink, gy: NdArray): void {
        const x = this.input(0).data;
        sink.add(0, mul(mul(mul(x, x), 3), gy).reshape(3));
      }
    }
    expect(() => check(() => new Wrong(), 1)).toThrow("Wrong: the gradient of input 0 has shape [3], the input [1, 3]");
  });

  test("catches a missing gradient", () => {
    class Wrong extends Cube {
      override backwardArrays(): void {}
    }
    expect(() => check(() => new Wrong(), 1)).toThrow("gradientCheck: input 0 has no gradient");
  });

  test("catches a wrong second gradient: a part of the derivative held constant", () => {
    class Wrong extends Cube {
      override backward(gy: Variable): Variable {
        const constant = new Variable(this.input(0).data);
        return this.input(0).mul(constant).mul(3).mul(gy);
      }
    }
    check(() => new Wrong(), 1);
    expect(() => check(() => new Wrong(), 2)).toThrow(
      /^second gradient of input 0, shape \[1, 3\]: at \[0, \d\] backward gives/,
    );
  });

  test("catches a gradient without a graph, also of a linear function", () => {
    class Double extends FunctionNode {
      override forward(x: NdArray): NdArray {
        return mul(x, 2);
      }

      override backward(gy: Variable): Variable {
        return new Variable(mul(gy.data, 2));
      }
    }
    check(() => new Double(), 1);
    expect(() => check(() => new Double(), 2)).toThrow(
      /^second gradient of the gradient from above: at \[0, \d\] backward gives 0, the/,
    );
  });

  test("whole numbers are passed on and not differentiated", () => {
    const index = array([2, 0, 2], { dtype: "int32" });
    checkGradients((x, i) => x.getItem(i).mul(x), [array([1, 2, 3]), index], { order: 2 });
  });

  test("errors between elements do not cancel", () => {
    class Wrong extends Cube {
      override backward(gy: Variable): Variable {
        return super.backward(gy).add(array([1e-2, -1e-2, 0]));
      }

      override backwardArrays(sink: GradientSink, gy: NdArray): void {
        sink.add(0, this.backward(new Variable(gy)).data);
      }
    }
    expect(() => check(() => new Wrong(), 1)).toThrow(/^gradient of input 0/);
  });

  test.each(["float32", "int32", "bool"] as const)("refuses %s, in which differences say nothing", (dtype) => {
    const f = (x: Variable, y: Variable): Variable => x.mul(y);
    expect(() => gradientCheck(f, [array([1]), array([1], { dtype })])).toThrow(
      new DTypeError(
        `gradientCheck: input 1 is ${dtype}, in which differences say nothing; use float64: x.astype("float64")`,
      ),
    );
  });

  test("refuses what is no function, no list, no array, or returns no Variable", () => {
    const square = (x: Variable): Variable => x.mul(x);
    const call = gradientCheck as (...args: unknown[]) => void;
    for (const [args, message] of [
      [[3, points], "expected a function, got number"],
      [[square, points[0]], "expected a list of arrays, got NdArray; write gradientCheck(f, [x])"],
      [[square, new Variable(array(1))], "expected a list of arrays, got Variable; write gradientCheck(f, [x])"],
      [[square], "expected a list of arrays, got undefined"],
      [[square, []], "the list of inputs is empty"],
      [[square, [new Variable(array(1))]], "input 0 is Variable, expected a float64 array; use x.data"],
      [[square, [2]], "input 0 is number, expected a float64 array"],
      [[() => 3, points], "f returned number, expected a Variable"],
    ] as const) {
      expect(() => call(...args)).toThrow(new ValueError(`gradientCheck: ${message}`));
    }
  });

  test("reads its options by a table", () => {
    const run = (options: unknown) => () => gradientCheck((x) => x.mul(x), points, options as { order: 1 });
    expect(run({ tolerance: 1 })).toThrow("gradientCheck: there is no option tolerance; did you mean rtol?");
    expect(run({ order: 3 })).toThrow("gradientCheck: order is 3, expected a whole number from 1 to 2");
    expect(run({ step: 0 })).toThrow("gradientCheck: step is 0, expected a number above 0");
    expect(run(1e-4)).toThrow("gradientCheck: expected an object of options such as { order }, got 0.0001");
    run({ rtol: 1e-4, atol: 1e-4, step: 1e-5, seed: 3, order: 2 })();
  });

  test("a wrong gradient passes within the tolerances that are given", () => {
    class Wrong extends Cube {
      override backwardArrays(sink: GradientSink, gy: NdArray): void {
        sink.add(0, this.backward(new Variable(gy)).data);
      }

      override backward(gy: Variable): Variable {
        return super.backward(gy).mul(1.01);
      }
    }
    const run = (options: { rtol?: number; atol?: number }) => () =>
      gradientCheck((x) => new Wrong().apply(x), points, options);
    run({ rtol: 0.02 })();
    run({ atol: 1 })();
    expect(run({ rtol: 0.005 })).toThrow("gradient of input 0");
  });
});
