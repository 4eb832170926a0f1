import type { GraphNode } from "../graph/graph-node.ts";
import { NodeHeap } from "./node-heap.ts";

const NONE = -1;

/** The list of stacks may be this much longer than a multiple of the number of nodes. */
const SPARE = 1024;
const PER_NODE = 8;

/**
 * A priority queue of nodes: the highest generation first, and of one generation the last pushed first, as in DeZero.
 *
 * Visiting a node only reaches nodes of lower generations, and most graphs have a node in nearly every generation. So
 * there is one stack per generation, and `pop` goes through the list of stacks once, from high to low. The stacks are
 * linked lists in arrays; nodes carry no links, because a node may be in the queues of nested backwards at the same
 * time.
 *
 * But generations may also lie far apart: a value that was unchained keeps its own, which grows in every window of
 * truncated backpropagation, and meets values of generation 0. Nodes for which the list would become much longer than
 * there are nodes wait in a heap. So the work grows with the number of nodes alone.
 *
 * Arrays grow by assigning behind their end: V8 stops inlining `push` where an array that was created empty gets its
 * first object.
 */
export class NodeQueue {
  private readonly top: number;
  private readonly nodes: GraphNode[] = [];
  /** For each node, the position of the next one of its generation. */
  private readonly next: number[] = [];
  /** The top of the stack of each generation, indexed by its depth, the distance from the highest generation. */
  private readonly stacks: number[] = [];
  /** No stack above this depth contains a node. */
  private depth = 0;
  /** Nodes that are too deep for a stack. */
  private readonly far = new NodeHeap();
  /** Those with several outputs: each of these is reached, but the node is visited once. */
  private readonly several = new Set<GraphNode>();

  /** For nodes whose generation is at most `top`, and lower than that of the last one popped. */
  constructor(top: number) {
    this.top = top;
  }

  push(node: GraphNode): void {
    if (node.several !== null) {
      if (this.several.has(node)) return;
      this.several.add(node);
    }
    const { stacks, nodes } = this;
    const depth = this.top - node.generation;
    const place = nodes.length;
    if (depth >= stacks.length) {
      if (depth > PER_NODE * place + SPARE) {
        this.far.push(node);
        return;
      }
      while (stacks.length <= depth) stacks[stacks.length] = NONE;
    }
    this.next[place] = stacks[depth] as number;
    stacks[depth] = place;
    nodes[place] = node;
  }

  /** Removes and returns the next node; undefined if the queue is empty. */
  pop(): GraphNode | undefined {
    const { stacks } = this;
    // Of one generation, those in the stack were pushed later than those in the heap.
    let end = stacks.length;
    if (this.far.highest >= 0) end = Math.min(end, this.top - this.far.highest + 1);
    while (this.depth < end && stacks[this.depth] === NONE) this.depth++;
    if (this.depth >= end) return this.far.pop();
    const place = stacks[this.depth] as number;
    stacks[this.depth] = this.next[place] as number;
    return this.nodes[place];
  }
}
