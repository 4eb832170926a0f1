import { AnomalyError, array, ShapeError, ValueError } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { detectAnomaly } from "../config.ts";
import { asVariable, variable } from "../graph/as-variable.ts";
import type { InputGradients } from "../graph/function-node.ts";
import type { GraphNode } from "../graph/graph-node.ts";
import { checkGradientShape, checkInputGradient, listOf } from "./checks.ts";
import "../ops/operators.ts";

const node = variable([1, 2]).mul(asVariable(array([3, 4]))).creatorNode as GraphNode;

describe("what a backward returns", () => {
  test("is a Variable or a list", () => {
    const g = variable(1);
    expect([listOf(node.fn, g), listOf(node.fn, [g, null])]).toEqual([[g], [g, null]]);
    expect(() => listOf(node.fn, 3 as unknown as InputGradients)).toThrow(
      new ValueError("Mul: backward returned number, expected a Variable or a list"),
    );
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
