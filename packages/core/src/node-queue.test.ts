import { describe, expect, test } from "vitest";
import { FunctionNode } from "./function-node.ts";
import { NodeQueue } from "./node-queue.ts";
import type { Variable } from "./variable.ts";
import "./operators.ts";

class Node extends FunctionNode {
  readonly label: string;

  constructor(generation: number, label = "") {
    super();
    this.generation = generation;
    this.label = label;
  }

  override forward(): never {
    throw new Error("never run");
  }

  override backward(): Variable[] {
    return [];
  }
}

function popAll(queue: NodeQueue): FunctionNode[] {
  const nodes: FunctionNode[] = [];
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) nodes.push(node);
  return nodes;
}

describe("NodeQueue", () => {
  test("gives high generations first, and of one generation the last pushed first", () => {
    const queue = new NodeQueue(new Node(5, "root"));
    for (const node of [new Node(2, "a"), new Node(4, "b"), new Node(2, "c"), new Node(4, "d")]) queue.push(node);
    expect(popAll(queue).map((node) => (node as Node).label)).toEqual(["root", "d", "b", "c", "a"]);
  });

  test("takes what is met on the way down", () => {
    const queue = new NodeQueue(new Node(3));
    expect(queue.pop()?.generation).toBe(3);
    queue.push(new Node(0));
    queue.push(new Node(1));
    expect(queue.pop()?.generation).toBe(1);
    expect(queue.pop()?.generation).toBe(0);
    expect(queue.pop()).toBeUndefined();
  });

  test("lets a node wait in another queue afterwards", () => {
    const [high, low] = [new Node(1), new Node(0)];
    for (let i = 0; i < 2; i++) {
      const queue = new NodeQueue(high);
      queue.push(low);
      expect(popAll(queue)).toEqual([high, low]);
    }
  });
});
