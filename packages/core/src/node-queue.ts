import type { Application } from "./application.ts";

const NONE = -1;

/**
 * The nodes that a backward has met, highest generation first, and of one generation the last met first, as in DeZero.
 *
 * Whatever is met while a node is visited has a lower generation, so the walk over the generations goes down once and no
 * heap is needed. Nothing is written to the nodes: they may wait in the queue of an outer backward, too.
 */
export class NodeQueue {
  private readonly top: number;
  private readonly nodes: Application[] = [];
  /** For each node, the place of the next one of its generation. */
  private readonly next: number[] = [];
  /** The place of the first node of each generation, by how far that lies below the top. */
  private readonly below: number[] = [];
  private depth = 0;

  constructor(first: Application) {
    this.top = first.generation;
    this.push(first);
  }

  push(node: Application): void {
    const { below } = this;
    const depth = this.top - node.generation;
    while (below.length <= depth) below.push(NONE);
    this.next.push(below[depth] as number);
    below[depth] = this.nodes.length;
    this.nodes.push(node);
  }

  /** The next node, or undefined if there is none. */
  pop(): Application | undefined {
    while (this.below[this.depth] === NONE) this.depth++;
    const place = this.below[this.depth];
    if (place === undefined) return undefined;
    this.below[this.depth] = this.next[place] as number;
    return this.nodes[place];
  }
}
