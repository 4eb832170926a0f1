import type { NdArray } from "@dz/ndarray";
import * as nd from "@dz/ndarray";
import { expect, test } from "vitest";
import { noGrad } from "../config.ts";
import { variable } from "./as-variable.ts";
import { FunctionNode } from "./function-node.ts";
import type { Variable } from "./variable.ts";
import "../ops/operators.ts";

class Halves extends FunctionNode {
  override forward(x: NdArray): NdArray[] {
    return [nd.getItem(x, 0), nd.getItem(x, 1)];
  }

  override backward(): Variable {
    return variable([0, 0]);
  }
}

test("a function knows what it was applied to once that is recorded", () => {
  const x = variable(2);
  const y = x.mul(3);
  const node = y.creatorNode;
  expect(node?.fn).toBe(y.creator);
  expect([node?.inputs[0], node?.firstOutput, node?.outputList, node?.generation]).toEqual([x, y, null, 0]);
  expect(node?.outputs).toEqual([y]);
  expect(y.mul(y).creator?.generation).toBe(1);
});

test("one with several outputs belongs to all of them", () => {
  const halves = new Halves();
  const [a, b] = halves.applyAll(variable([1, 2])) as [Variable, Variable];
  expect(a.creatorNode).toBe(b.creatorNode);
  expect(halves.outputs).toEqual([a, b]);
  expect([a.generation, b.generation]).toEqual([1, 1]);
});

test("without a graph there is none", () => {
  const halves = new Halves();
  const [a] = noGrad(() => halves.applyAll(variable([1, 2]))) as [Variable];
  expect([a.creatorNode, halves.node, halves.inputs, halves.outputs, halves.generation]).toEqual([
    null,
    null,
    [],
    [],
    0,
  ]);
});
