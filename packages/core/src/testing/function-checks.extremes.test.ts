/** Wrong ops that only float32, or only extreme inputs, give away. */
import "../ops/operators.ts";
import { copy, exp, log, mul, type NdArray, onesLike } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { FunctionNode } from "../graph/function-node.ts";
import type { Variable } from "../graph/variable.ts";
import type { Extreme } from "./extremes.ts";
import { type FunctionSpec, functionChecks, uniform } from "./function-checks.ts";
import type { Differentiable } from "./gradient-check.ts";

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

/** The identity, right in every way; the subclasses are wrong in one. */
class Same extends FunctionNode {
  override forward(x: NdArray): NdArray {
    return copy(x);
  }

  override backward(gy: Variable): Variable {
    return gy.mul(this.slope(this.input(0)));
  }

  slope(x: Variable): Variable {
    return new Constant().apply(x);
  }
}

/** 1, with a gradient that is 0; the subclass says so in another way. */
class Constant extends FunctionNode {
  override forward(x: NdArray): NdArray {
    return onesLike(x);
  }

  override backward(gy: Variable): Variable {
    return gy.mul(0);
  }
}

const line: FunctionSpec = { expected: (x) => x, inputs: [uniform([2, 3], 1, 2)] };
const far = (Node: new () => FunctionNode, ...extremes: Extreme[]): string[] =>
  failures((x) => new Node().apply(x), { ...line, extremes });

describe("functionChecks, of float32 and of extremes", () => {
  const ends: Extreme[] = [
    [0, 0],
    [-1e-300, -1e-300],
    [1000, 1000],
    [1e300, 1e300, 1, 0],
    [-Infinity, -Infinity],
  ];

  test("what is right passes everything", () => {
    expect(far(Same, ...ends)).toEqual([]);
  });

  test("a relative error of 1e-5 in float32", () => {
    class Wrong extends Same {
      override forward(x: NdArray): NdArray {
        return mul(x, x.dtype === "float32" ? 1 + 1e-5 : 1);
      }
    }
    expect(far(Wrong, ...ends)).toEqual(["forward in float32", "at 1000", "at 1e+300"]);
    class WrongGradient extends Same {
      override slope(x: Variable): Variable {
        return super.slope(x).mul(x.dtype === "float32" ? 1 + 1e-5 : 1);
      }
    }
    expect(far(WrongGradient)).toEqual(["gradients on arrays in float32", "gradients on Variables in float32"]);
  });

  test("an overflow of float32 beyond 88", () => {
    // ln eˣ = x, and eˣ is a float64 up to 709
    class Wrong extends Same {
      override forward(x: NdArray): NdArray {
        return log(exp(x));
      }
    }
    const spec: FunctionSpec = { ...line, tolerance: { rtol: 1e-12, atol: 1e-12 }, extremes: [[100, 100]] };
    expect(failures((x) => new Wrong().apply(x), { ...spec, float32: { forward: { rtol: 1e-6 } } })).toEqual([
      "at 100",
    ]);
  });

  test("a gradient that doubles where x is large, in both precisions or in one", () => {
    class Wrong extends Same {
      override slope(x: Variable): Variable {
        return super.slope(x).mul(x.size === 1 && x.item() > 100 ? 2 : 1);
      }
    }
    expect(far(Wrong, ...ends)).toEqual(["at 1000", "at 1e+300"]);
    class WrongInFloat32 extends Wrong {
      override slope(x: Variable): Variable {
        return x.dtype === "float32" ? super.slope(x) : new Constant().apply(x);
      }
    }
    expect(far(WrongInFloat32, [1000, 1000], [1e300, 1e300])).toEqual(["at 1000", "at 1e+300"]);
  });

  test("a second gradient that is NaN far out, or wrong", () => {
    class OneOfSquares extends Constant {
      override backward(gy: Variable): Variable {
        return gy.mul(this.input(0).pow(2).mul(0)); // Infinity · 0
      }
    }
    class Wrong extends Same {
      override slope(x: Variable): Variable {
        return new OneOfSquares().apply(x);
      }
    }
    expect(far(Wrong, [1e100, 1e100], [1e200, 1e200])).toEqual(["at 1e+100", "at 1e+200"]);
    expect(far(Wrong, [1e10, 1e10])).toEqual([]);
    class OneOfLarge extends Constant {
      override backward(gy: Variable): Variable {
        return gy.mul(this.input(0).data.item() > 100 ? 1e-3 : 0);
      }
    }
    class WrongFarOut extends Same {
      override slope(x: Variable): Variable {
        return x.size === 1 ? new OneOfLarge().apply(x) : super.slope(x);
      }
    }
    expect(far(WrongFarOut, [50, 50], [1000, 1000])).toEqual(["at 1000"]);
  });

  test("a tolerance for what needs one", () => {
    class Coarse extends Same {
      override forward(x: NdArray): NdArray {
        return mul(x, x.dtype === "float32" ? 1 + 1e-5 : 1);
      }
    }
    const spec: FunctionSpec = { ...line, float32: { forward: { rtol: 2e-5 } }, extremes: [[1000, 1000]] };
    expect(failures((x) => new Coarse().apply(x), spec)).toEqual([]);
  });
});
