import type { GraphNode } from "../graph/graph-node.ts";
import type { Variable } from "../graph/variable.ts";

const NONE = -1;

/**
 * The nodes that a backward has met, highest generation first, and of one generation the last met first, as in DeZero.
 *
 * Whatever is met while a node is visited has a lower generation, so the walk over the generations goes down once and no
 * heap is needed. Nothing is written to the nodes: they may wait in the queue of an outer backward, too.
 *
 * Lists grow by writing behind their end. A `push` would be a call: V8 gives up inlining it where a list that was made
 * empty gets its first object.
 */
export class NodeQueue {
  private readonly top: number;
  private readonly nodes: GraphNode[] = [];
  /** For each node, the place of the next one of its generation. */
  private readonly next: number[] = [];
  /** The place of the first node of each generation, by how far that lies below the top. */
  private readonly below: number[] = [];
  private depth = 0;

  /** For nodes of no higher generation than `top`. */
  constructor(top: number) {
    this.top = top;
  }

  /** The first gradient has reached `x`: its node comes in, unless another of its outputs `has` one and it is in. */
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

  /** The next node, or undefined if there is none. */
  pop(): GraphNode | undefined {
    while (this.below[this.depth] === NONE) this.depth++;
    const place = this.below[this.depth];
    if (place === undefined) return undefined;
    this.below[this.depth] = this.next[place] as number;
    return this.nodes[place];
  }
}
