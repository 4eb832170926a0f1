import { AnomalyError, array, type NdArray, ShapeError, ValueError } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { detectAnomaly } from "../config.ts";
import { asVariable, variable } from "../graph/as-variable.ts";
import { FunctionNode, type InputGradients } from "../graph/function-node.ts";
import type { GraphNode } from "../graph/graph-node.ts";
import { checkGradientShape, checkInputGradient, listOf } from "./checks.ts";
import "../ops/operators.ts";

const node = variable([1, 2]).mul(asVariable(array([3, 4]))).creatorNode as GraphNode;

describe("what a backward returns", () => {
  const single = variable(1).neg().creatorNode as GraphNode;

  test("is a Variable or a list", () => {
    const g = variable(1);
    expect([listOf(single, g), listOf(single, [g]), listOf(node, [g, null])]).toEqual([[g], [g], [g, null]]);
    for (const [bad, what] of [
      [3, "number"],
      [null, "null"],
      [undefined, "undefined"],
    ] as const) {
      expect(() => listOf(node, bad as unknown as InputGradients)).toThrow(
        new ValueError(`Mul: backward returned ${what}, expected a Variable or a list`),
      );
    }
  });

  test.each([{}, { retainGrad: true }, { createGraph: true }])("has one for each input (%o)", (options) => {
    class Two extends FunctionNode {
      readonly returned: InputGradients;

      constructor(returned: InputGradients) {
        super();
        this.returned = returned;
      }

      override forward(x: NdArray): NdArray {
        return x;
      }

      override backward(): InputGradients {
        return this.returned;
      }
    }
    const x = variable(1);
    const hint = "return one for each, null for an input without one";
    for (const [inputs, returned, counts] of [
      [[x, 2], [x], "1 gradient for 2 inputs"],
      [[x, 2], x, "1 gradient for 2 inputs"],
      [[x, 2], [], "0 gradients for 2 inputs"],
      [[x], [x, null], "2 gradients for 1 input"],
    ] as const) {
      const y = new Two(returned).apply(...inputs);
      expect(() => y.backward(options)).toThrow(new ValueError(`Two: backward returned ${counts}; ${hint}`));
    }
    expect(x.grad).toBeNull();
  });

  test("has Variables of the shapes of the inputs", () => {
    expect(() => checkInputGradient(node, 0, variable([5, 6]))).not.toThrow();
    expect(() => checkInputGradient(node, 1, array([5, 6]))).toThrow("for input 1, expected a Variable");
    const wrong = new ShapeError("Mul: the gradient of input 0 has shape [1, 2], the input [2]");
    expect(() => checkInputGradient(node, 0, variable([[5, 6]]))).toThrow(wrong);
    expect(() => checkGradientShape(node.fn, 0, [1, 2], [2])).toThrow(wrong);
  });

  test("is finite in the anomaly mode, unless it is that of a constant", () => {
    const infinite = variable([1, Infinity]);
    expect(() => checkInputGradient(node, 0, infinite)).not.toThrow();
    detectAnomaly(() => {
      expect(() => checkInputGradient(node, 0, infinite)).toThrow(AnomalyError);
      expect(() => checkInputGradient(node, 1, infinite)).not.toThrow();
    });
  });
});
