/** A value or a function of a graph. */
export interface GraphNode {
  readonly id: string;
  readonly label: string;
  readonly isFunction: boolean;
}

/** Nodes and the arrows between them. */
export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly (readonly [from: string, to: string])[];
}

/** Parses the output of `toDot` of `@dz/core`, with one node or edge per line. Throws for a line that is neither. */
export function parseDot(dot: string): Graph {
  const nodes: GraphNode[] = [];
  const edges: [string, string][] = [];
  for (const line of dot.split("\n")) {
    const node = /^(\d+) \[label="((?:[^"\\]|\\.)*)", (.*)\]$/.exec(line);
    const edge = /^(\d+) -> (\d+)$/.exec(line);
    if (node !== null) {
      const [, id = "", label = "", style = ""] = node;
      const text = label.replace(/\\(.)/g, (_, c: string) => (c === "n" ? " " : c));
      nodes.push({ id, label: text, isFunction: style.includes("shape=box") });
    } else if (edge !== null) edges.push([edge[1] as string, edge[2] as string]);
    else if (!/^(digraph g \{|\}|)$/.test(line)) throw new Error(`parseDot: cannot read the line ${line}`);
  }
  return { nodes, edges };
}
