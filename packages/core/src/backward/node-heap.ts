import type { GraphNode } from "../graph/graph-node.ts";

/**
 * A priority queue of nodes as a binary heap: the highest generation first, and of one generation the last pushed
 * first.
 */
export class NodeHeap {
  /** The generation of the next node; −1 if there is none. */
  highest = -1;
  /** All nodes, in the order in which they were pushed. */
  private readonly nodes: GraphNode[] = [];
  /** The positions in `nodes` of those that wait; behind `heap[i]` come `heap[2 * i + 1]` and `heap[2 * i + 2]`. */
  private readonly heap: number[] = [];

  push(node: GraphNode): void {
    const { nodes, heap } = this;
    const place = nodes.length;
    nodes.push(node);
    let i = heap.length;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      const above = heap[parent] as number;
      if (!this.isBefore(place, above)) break;
      heap[i] = above;
      i = parent;
    }
    heap[i] = place;
    if (node.generation > this.highest) this.highest = node.generation;
  }

  /** Removes and returns the next node; undefined if there is none. */
  pop(): GraphNode | undefined {
    const { nodes, heap } = this;
    const first = heap[0];
    const last = heap.pop();
    if (first === undefined || last === undefined) return undefined;
    if (heap.length > 0) this.siftDown(last);
    this.highest = heap.length === 0 ? -1 : (nodes[heap[0] as number] as GraphNode).generation;
    return nodes[first];
  }

  /** Lets `place` sink from the beginning of the heap to where it belongs. */
  private siftDown(place: number): void {
    const { heap } = this;
    let i = 0;
    for (let child = 1; child < heap.length; child = 2 * i + 1) {
      if (child + 1 < heap.length && this.isBefore(heap[child + 1] as number, heap[child] as number)) child++;
      const below = heap[child] as number;
      if (!this.isBefore(below, place)) break;
      heap[i] = below;
      i = child;
    }
    heap[i] = place;
  }

  private isBefore(a: number, b: number): boolean {
    const x = (this.nodes[a] as GraphNode).generation;
    const y = (this.nodes[b] as GraphNode).generation;
    return x > y || (x === y && a > b);
  }
}
