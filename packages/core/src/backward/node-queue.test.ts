import { describe, expect, test } from "vitest";
import { variable } from "../graph/as-variable.ts";
import { FunctionNode } from "../graph/function-node.ts";
import { GraphNode } from "../graph/graph-node.ts";
import type { Variable } from "../graph/variable.ts";
import { NodeQueue } from "./node-queue.ts";
import "../ops/operators.ts";

class Nothing extends FunctionNode {
  readonly label: string;

  constructor(label: string) {
    super();
    this.label = label;
  }

  override forward(): never {
    throw new Error("never run");
  }

  override backward(): Variable[] {
    return [];
  }
}

function node(generation: number, label = ""): GraphNode {
  return new GraphNode(new Nothing(label), [], variable(0), null, generation);
}

function popAll(queue: NodeQueue): GraphNode[] {
  const nodes: GraphNode[] = [];
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) nodes.push(node);
  return nodes;
}

describe("NodeQueue", () => {
  test("gives high generations first, and of one generation the last pushed first", () => {
    const queue = new NodeQueue(5);
    for (const each of [node(5, "root"), node(2, "a"), node(4, "b"), node(2, "c"), node(4, "d")]) queue.push(each);
    expect(popAll(queue).map(({ fn }) => (fn as Nothing).label)).toEqual(["root", "d", "b", "c", "a"]);
  });

  test("takes what is met on the way down", () => {
    const queue = new NodeQueue(3);
    queue.push(node(3));
    expect(queue.pop()?.generation).toBe(3);
    queue.push(node(0));
    queue.push(node(1));
    expect(queue.pop()?.generation).toBe(1);
    expect(queue.pop()?.generation).toBe(0);
    expect(queue.pop()).toBeUndefined();
  });

  test("lets a node wait in another queue afterwards", () => {
    const [high, low] = [node(1), node(0)];
    for (let i = 0; i < 2; i++) {
      const queue = new NodeQueue(1);
      queue.push(high);
      queue.push(low);
      expect(popAll(queue)).toEqual([high, low]);
    }
  });

  test("takes a node once, by the first of its outputs that is reached", () => {
    const queue = new NodeQueue(1);
    const outputs = [variable(0), variable(1), variable(2)] as const;
    const several = new GraphNode(new Nothing("several"), [], outputs[0], outputs, 0);
    for (const y of outputs) y.node = several;
    outputs[2].unchain(); // a leaf now, with or without a gradient
    const reached = new Set<Variable>([outputs[2]]);
    for (const y of outputs) {
      queue.reach(y, (other) => reached.has(other));
      reached.add(y);
    }
    queue.reach(variable(3), () => false);
    expect(popAll(queue)).toEqual([several]);
  });
});
