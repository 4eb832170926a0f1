import type { GraphNode } from "../graph/graph-node.ts";
import { NodeHeap } from "./node-heap.ts";

const NONE = -1;

/** For each node in a stack, the list of stacks may grow by this much. */
const PER_NODE = 8;
/** And by this much for any graph. */
const SPARE = 1024;

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
  /** The depth that `pop` has reached: all stacks of smaller depths, so of higher generations, are empty. */
  private cursor = 0;
  /** Nodes that are too deep for a stack. */
  private readonly far = new NodeHeap();
  /** The nodes with several outputs that were pushed: each output pushes the node, but it is visited once. */
  private readonly seen = new Set<GraphNode>();

  /** For nodes whose generation is at most `top`, and lower than that of the last one popped. */
  constructor(top: number) {
    this.top = top;
  }

  push(node: GraphNode): void {
    if (node.outputList !== null) {
      if (this.seen.has(node)) return;
      this.seen.add(node);
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
    // Of one generation, those in the stack were pushed later than those in the heap: the list of stacks never becomes
    // shorter, so a generation that has a stack gets no more nodes in the heap.
    let end = stacks.length;
    if (this.far.highest >= 0) end = Math.min(end, this.top - this.far.highest + 1);
    while (this.cursor < end && stacks[this.cursor] === NONE) this.cursor++;
    if (this.cursor >= end) return this.far.pop();
    const place = stacks[this.cursor] as number;
    stacks[this.cursor] = this.next[place] as number;
    return this.nodes[place];
  }
}
