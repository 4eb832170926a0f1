import "../ops/operators.ts";
import { array, mul, type NdArray, ValueError } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import type { GradientSink } from "../backward/gradient-sink.ts";
import { FunctionNode } from "../graph/function-node.ts";
import { Variable } from "../graph/variable.ts";
import { gradientCheck } from "./gradient-check.ts";

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
    expect(() => check(() => new Wrong(), 1)).toThrow(/^gradient of input 0, shape \[1, 3\]: element 2 of shape/);
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
    expect(() => check(() => new Wrong(), 1)).toThrow(/^gradient of input 0, shape \[1, 3\]: element/);
  });

  test("catches a wrong backwardArrays", () => {
    class Wrong extends Cube {
      override backwardArrays(sink: GradientSink, gy: NdArray): void {
        const x = this.input(0).data;
        sink.add(0, mul(mul(x, 3), gy));
      }
    }
    expect(() => check(() => new Wrong(), 1)).toThrow(
      /^gradient of input 0, shape \[1, 3\], on arrays against Variables: element/,
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
    expect(() => check(() => new Wrong(), 2)).toThrow(/^second gradient of input 0, shape \[1, 3\]: element/);
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
    expect(() => check(() => new Double(), 2)).toThrow(/^second gradient of the gradient from above: element/);
  });

  test("whole numbers are passed on and not differentiated", () => {
    const index = array([2, 0, 2], { dtype: "int32" });
    gradientCheck((x, i) => x.getItem(i).mul(x), [array([1, 2, 3]), index], { order: 2 });
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

  test("refuses float32, in which differences say nothing", () => {
    expect(() => gradientCheck((x) => x.mul(x), [array([1], { dtype: "float32" })])).toThrow(
      new ValueError("gradientCheck: input 0 is float32, differences need float64"),
    );
  });
});
