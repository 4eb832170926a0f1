import type { GraphNode } from "../graph/graph-node.ts";
import type { Variable } from "../graph/variable.ts";

const NONE = -1;

/**
 * A priority queue of nodes: the highest generation first, and of one generation the last reached first, as in DeZero.
 *
 * Visiting a node only reaches nodes of lower generations. So there is one stack per generation, the generation of
 * `pop` never rises again, and no heap is needed. The stacks are linked lists in arrays; nodes carry no links, because
 * a node may be in the queues of nested backwards at the same time.
 *
 * Arrays grow by assigning behind their end: V8 stops inlining `push` where an array that was created empty gets its
 * first object.
 */
export class NodeQueue {
  private readonly top: number;
  private readonly nodes: GraphNode[] = [];
  /** For each node, the position of the next one of its generation. */
  private readonly next: number[] = [];
  /** The top of the stack of each generation, indexed by its distance from the highest generation. */
  private readonly below: number[] = [];
  private depth = 0;

  /** For nodes whose generation is at most `top`. */
  constructor(top: number) {
    this.top = top;
  }

  /**
   * Queues the node of `x`, which has just received its first gradient. A node with several outputs is in the queue
   * already if another output `has` a gradient.
   */
  reach(x: Variable, has: (other: Variable) => boolean): void {
    const { node } = x;
    if (node === null) return;
    if (node.others === null || !node.others.some((y) => y !== x && y.node === node && has(y))) this.push(node);
  }

  push(node: GraphNode): void {
    const { below, nodes } = this;
    const depth = this.top - node.generation;
    const place = nodes.length;
    while (below.length <= depth) below[below.length] = NONE;
    this.next[place] = below[depth] as number;
    below[depth] = place;
    nodes[place] = node;
  }

  /** Removes and returns the next node; undefined if the queue is empty. */
  pop(): GraphNode | undefined {
    while (this.below[this.depth] === NONE) this.depth++;
    const place = this.below[this.depth];
    if (place === undefined) return undefined;
    this.below[this.depth] = this.next[place] as number;
    return this.nodes[place];
  }
}
