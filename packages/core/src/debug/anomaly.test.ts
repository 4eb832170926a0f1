import * as nd from "@dz/ndarray";
import { AnomalyError, type NdArray } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { config, detectAnomaly, noGrad, usingConfig } from "../config.ts";
import { variable } from "../graph/as-variable.ts";
import { FunctionNode } from "../graph/function-node.ts";
import type { Variable } from "../graph/variable.ts";
import { log } from "../ops/log.ts";
import "../ops/operators.ts";

/** The anomaly that a body meets in the mode. */
function anomaly(body: () => unknown): AnomalyError {
  try {
    detectAnomaly(body);
  } catch (error) {
    if (error instanceof AnomalyError) return error;
    throw error;
  }
  throw new Error("nothing was wrong");
}

/** A function whose gradient is NaN, with or without one on arrays. */
class BadGradient extends FunctionNode {
  override forward(x: NdArray): NdArray {
    return nd.mul(x, 1);
  }

  override backward(gy: Variable): Variable {
    return gy.mul(Number.NaN);
  }
}

/** Two results, the second of which is infinite. */
class Two extends FunctionNode {
  override forward(x: NdArray): NdArray[] {
    return [nd.mul(x, 1), nd.div(x, 0)];
  }

  override backward(): null[] {
    return [null];
  }
}

const bad = (x: Variable): Variable => new BadGradient().apply(x);

describe("forward", () => {
  test("names the function, the first bad value with its place, and what led to it", () => {
    const [x, W] = [
      variable([[1, 2]], { name: "x" }),
      variable(
        [
          [1, 2],
          [3, 4],
        ],
        { name: "W", dtype: "float32" },
      ),
    ];
    const error = anomaly(() => log(x.matmul(W).sub(7)));
    expect(error.message).toBe(
      "log: in forward, the result has -Infinity at [0, 0], shape [1, 2] float64; its inputs are finite; " +
        "log([1, 2]) <- sub([1, 2], []) <- matMul(x [1, 2], W [2, 2])",
    );
    expect(error.name).toBe("AnomalyError");
  });

  test("says which input had a bad value before, and follows the chain there", () => {
    const fine = variable([1]).mul(2);
    const wrong = noGrad(() => variable([0], { name: "zero" })).div(0);
    expect(anomaly(() => fine.add(wrong)).message).toBe(
      "add: in forward, the result has NaN at [0], shape [1] float64; input 1 had NaN at [0], shape [1] float64; " +
        "add([1], [1]) <- div(zero [1], [])",
    );
    const constant = anomaly(() => fine.add(nd.array([Number.POSITIVE_INFINITY])));
    expect(constant.message).toContain(
      "; input 1 had Infinity at [0], shape [1] float64; add([1], [1]) <- mul([1], [])",
    );
  });

  test("one of several results, a number, and results without a graph", () => {
    expect(anomaly(() => new Two().applyAll(variable(3))).message).toBe(
      "two: in forward, result 1 has Infinity at [], shape [] float64; its inputs are finite; two([])",
    );
    expect(() => noGrad(() => detectAnomaly(() => log(-1)))).toThrow("log: in forward, the result has NaN at []");
  });

  test("the first input, and a place in the second row", () => {
    const bad = variable([
      [1, 2, 3],
      [4, Number.NaN, 6],
    ]);
    expect(anomaly(() => bad.mul(2)).message).toContain(
      "the result has NaN at [1, 1], shape [2, 3] float64; input 0 had NaN at [1, 1], shape [2, 3] float64; ",
    );
    const deep = variable([[[1], [2]], [[3], [Number.NaN]]]); // biome-ignore format: two matrices
    expect(anomaly(() => deep.neg()).message).toContain("NaN at [1, 1, 0], shape [2, 2, 1]");
  });

  test("several results may be infinite while the mode is off", () => {
    expect(new Two().applyAll(variable(3)).map((y) => y.item())).toEqual([3, Infinity]);
  });

  test("a scope that records a graph again inside looks too", () => {
    const inside = (): unknown => noGrad(() => usingConfig("enableBackprop", true, () => log(0).item()));
    expect(anomaly(inside).message).toContain("log: in forward, the result has -Infinity");
  });

  test("whole numbers and bools have no bad values", () => {
    expect(detectAnomaly(() => variable([1, 2], { dtype: "int32" }).add(1).data.toArray())).toEqual([2, 3]);
  });

  test("long chains end with dots, and so do long lists of inputs", () => {
    let y = variable([1], { name: "x" });
    for (let i = 0; i < 20; i++) y = y.neg();
    const { message } = anomaly(() => log(y.sub(5)));
    expect(message.split(" <- ")).toHaveLength(9);
    expect(message).toMatch(/neg\(\[1\]\) <- \.\.\.$/);
  });
});

describe("backward", () => {
  for (const [way, options] of Object.entries({
    arrays: {},
    Variables: { retainGrad: true },
    graphs: { createGraph: true },
  })) {
    test(`on ${way}: names the function and the input, and changes no gradient`, () => {
      const x = variable([1, 0], { name: "x" });
      const before = variable([5, 5]);
      x.grad = before;
      const error = anomaly(() => x.pow(0.5).sum().backward(options));
      expect(error.message).toBe(
        "pow: in backward, the gradient of input 0, x [2], has Infinity at [1], shape [2] float64; " +
          "the gradient of its output is finite; pow(x [2])",
      );
      expect(x.grad).toBe(before);
      expect((error.cause as Error).message).toBe("pow was applied here");
      expect((error.cause as Error).stack).toContain("anomaly.test.ts");
    });

    test(`on ${way}: a gradient that was set, or a sum that overflows`, () => {
      const y = variable([1, 2], { name: "y" }).mul(2);
      y.grad = variable([0, Number.NaN]);
      expect(anomaly(() => y.backward(options)).message).toBe(
        "backward: the sum of the gradients of [2], or one that was set, has NaN at [1], shape [2] float64; mul(y [2], [])",
      );
      const x = variable([0], { name: "x" });
      expect(anomaly(() => x.mul(1e308).add(x.mul(1e308)).backward(options)).message).toBe(
        "backward: the sum of the gradients of x [1], or one that was set, has Infinity at [0], shape [1] float64",
      );
      expect(x.grad).toBeNull();
    });

    test(`on ${way}: a function without a gradient on arrays`, () => {
      const message = "badGradient: in backward, the gradient of input 0, [1], has NaN at [0], shape [1] float64; ";
      expect(
        anomaly(() =>
          bad(variable([2]))
            .mul(2)
            .backward(options),
        ).message,
      ).toContain(message);
    });

    test(`on ${way}: products that are deferred`, () => {
      const y = detectAnomaly(() => variable([[1e200, 0]]).matmul(variable([[0], [1]], { name: "W" })));
      y.grad = variable([[1e150]]);
      expect(anomaly(() => y.backward(options)).message).toBe(
        "matMul: in backward, the gradient of input 1, W [2, 1], has Infinity at [0, 0], shape [2, 1] float64; " +
          "the gradient of its output is finite; matMul([1, 2], W [2, 1])",
      );
    });
  }

  test("a function that was applied outside the mode has no place", () => {
    const y = bad(variable([2]));
    expect(
      Object.hasOwn(
        anomaly(() => y.backward()),
        "cause",
      ),
    ).toBe(false);
  });

  test("what a gradient computes on the way may be infinite", () => {
    class Odd extends BadGradient {
      override backward(gy: Variable): Variable {
        log(gy.mul(0)); // -Infinity, but not needed
        return gy;
      }
    }
    const x = variable([1]);
    detectAnomaly(() => new Odd().apply(x).backward());
    expect(x.grad?.data.toArray()).toEqual([1]);
  });
});

describe("the mode", () => {
  test("changes no bit", () => {
    const run = (): unknown[] => {
      const [x, W, b] = [
        variable([[0.1, 0.7]]),
        variable([
          [0.3, 1.1],
          [0.9, 0.2],
        ]),
        variable([0.1, 0.2]),
      ];
      let h = x;
      for (let i = 0; i < 40; i++) h = h.matmul(W).add(b).mul(0.4);
      h.sum().backward();
      return [x, W, b].map(({ grad }) => grad?.data.toArray());
    };
    expect(detectAnomaly(run)).toEqual(run());
  });

  test("is off unless it is switched on, by a scope or by hand", () => {
    expect(config.detectAnomaly).toBe(false);
    expect(log(0).item()).toBe(-Infinity);
    {
      using _ = detectAnomaly();
      expect(() => log(0)).toThrow(AnomalyError);
    }
    config.detectAnomaly = true;
    try {
      expect(() => log(0)).toThrow(AnomalyError);
    } finally {
      config.detectAnomaly = false;
    }
    expect(log(0).item()).toBe(-Infinity);
  });
});
