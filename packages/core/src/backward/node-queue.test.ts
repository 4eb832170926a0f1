import { RandomState } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { variable } from "../graph/as-variable.ts";
import { FunctionNode } from "../graph/function-node.ts";
import { GraphNode } from "../graph/graph-node.ts";
import type { Variable } from "../graph/variable.ts";
import { NodeHeap } from "./node-heap.ts";
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

  test("takes a node with several outputs once", () => {
    const queue = new NodeQueue(1);
    const outputs = [variable(0), variable(1)] as const;
    const several = new GraphNode(new Nothing("several"), [], outputs[0], outputs, 0);
    for (const _ of outputs) queue.push(several);
    expect(popAll(queue)).toEqual([several]);
    queue.push(several);
    expect(queue.pop()).toBeUndefined();
  });

  test.each([1, 100, 1000, 1_000_000])("is a list that is sorted before each pop; generations %i apart", (distance) => {
    const random = new RandomState(0);
    const upTo = (n: number): number => Math.floor(random.rand(1).item() * n);
    for (let round = 0; round < 20; round++) {
      let current = 3 * distance;
      const [queue, list] = [new NodeQueue(current), [] as GraphNode[]];
      for (let i = 0; i < 60 && current > 0; i++) {
        if (upTo(3) === 0) {
          list.sort((a, b) => a.generation - b.generation); // stable: the last pushed is the last of its generation
          const popped = list.pop();
          expect(queue.pop()).toBe(popped);
          current = popped?.generation ?? current;
        } else {
          const pushed = node(Math.max(0, Math.min(current - 1, upTo(3) * distance + upTo(5))));
          queue.push(pushed);
          list.push(pushed);
        }
      }
      list.sort((a, b) => a.generation - b.generation);
      expect(popAll(queue)).toEqual(list.reverse());
    }
  });
});

/** Counts the reads and writes of all lists of a queue. */
function counted(queue: object, count = { steps: 0 }): { steps: number } {
  const step = <T>(result: T): T => {
    count.steps++;
    return result;
  };
  for (const [name, part] of Object.entries(queue)) {
    if (part instanceof NodeHeap) counted(part, count);
    if (!Array.isArray(part)) continue;
    const watched = new Proxy(part, {
      get: (list, key) => step(Reflect.get(list, key)),
      set: (list, key, value) => step(Reflect.set(list, key, value)),
    });
    Object.assign(queue, { [name]: watched });
  }
  return count;
}

/** The steps in which a queue takes nodes of these generations and gives them back. */
function stepsFor(generations: readonly number[]): number {
  const queue = new NodeQueue(Math.max(...generations));
  const count = counted(queue);
  for (const generation of generations) queue.push(node(generation));
  expect(popAll(queue).length).toBe(generations.length);
  return count.steps;
}

test("its work does not depend on how far generations lie apart", () => {
  const few = (distance: number): number => stepsFor([2 * distance, distance + 1, distance, 1, 0, 2 * distance, 0]);
  for (const distance of [1_000_000, 1_000_000_000]) expect(few(distance)).toBe(few(100_000));
  expect(few(100_000)).toBeLessThan(300);
});

test("its work grows with n log n at most, also for a heap of nodes that lie far apart", () => {
  const n = 1000;
  const each = (generation: (i: number) => number): number[] => [
    3 * n * n,
    ...Array.from({ length: n }, (_, i) => generation(i)),
  ];
  for (const generation of [
    () => 0,
    (i: number) => i,
    (i: number) => n - i,
    (i: number) => i * n,
    (i: number) => (n - i) * n,
  ]) {
    expect(stepsFor(each(generation))).toBeLessThan(20 * n * Math.log2(n));
  }
});
