import { RandomState } from "@dz/ndarray";
import { expect, test } from "vitest";
import { variable } from "../graph/as-variable.ts";
import { GraphNode } from "../graph/graph-node.ts";
import { NodeHeap } from "./node-heap.ts";
import "../ops/operators.ts";

const { fn } = variable(1).neg().creatorNode as GraphNode;
const node = (generation: number): GraphNode => new GraphNode(fn, [], variable(0), null, generation);

test("is empty at first, and again when all nodes are popped", () => {
  const heap = new NodeHeap();
  const only = node(3);
  for (let i = 0; i < 2; i++) {
    expect([heap.highest, heap.pop()]).toEqual([-1, undefined]);
    heap.push(only);
    expect([heap.highest, heap.pop()]).toEqual([3, only]);
  }
});

test("gives high generations first, and of one generation the last pushed first", () => {
  const random = new RandomState(0);
  const upTo = (n: number): number => Math.floor(random.rand(1).item() * n);
  for (let round = 0; round < 20; round++) {
    const [heap, list] = [new NodeHeap(), [] as GraphNode[]];
    for (let i = 0; i < 60 || list.length > 0; i++) {
      list.sort((a, b) => a.generation - b.generation); // stable: the last pushed is the last of its generation
      if (i >= 60 || upTo(3) === 0) {
        expect(heap.highest).toBe(list.at(-1)?.generation ?? -1);
        expect(heap.pop()).toBe(list.pop());
      } else {
        const pushed = node(upTo(10));
        heap.push(pushed);
        list.push(pushed);
      }
    }
  }
});
