/**
 * The graph behind a value in the DOT language of Graphviz.
 *
 * @module
 */
import { formatShape, named, type OptionTable, readOptions, shown, ValueError } from "@dz/ndarray";
import type { FunctionNode } from "../graph/function-node.ts";
import { isVariable, type Variable } from "../graph/variable.ts";

/** How a graph is drawn. */
export interface DotOptions {
  /** Show shape and dtype of every value (default true). */
  readonly verbose?: boolean;
}

const dotOptions = { verbose: { default: true } } satisfies OptionTable<DotOptions>;

/**
 * The graph behind `output` as DOT text: ellipses for values, boxes for functions. A leaf is a graph of one value. The
 * identifiers are numbers in the order of traversal, so equal graphs give equal texts.
 */
export function toDot(output: Variable, options?: DotOptions): string {
  if (!isVariable(output)) throw new ValueError(`toDot: expected a Variable, got ${shown(output)}`);
  const { verbose } = readOptions("toDot", dotOptions, options);
  const ids = new Map<object, number>();
  const lines: string[] = [];
  const waiting: FunctionNode[] = [];

  const meet = (thing: object, draw: (id: number) => string): number => {
    let id = ids.get(thing);
    if (id === undefined) {
      id = ids.size;
      ids.set(thing, id);
      lines.push(draw(id));
    }
    return id;
  };
  const ellipse = (x: Variable): number =>
    meet(x, (id) => {
      if (x.creator !== null && !ids.has(x.creator)) box(x.creator);
      return `${id} [label=${quoted(label(x, verbose))}, color=orange, style=filled]`;
    });
  const box = (f: FunctionNode): number =>
    meet(f, (id) => {
      waiting.push(f);
      return `${id} [label=${quoted(f.name)}, color=lightblue, style=filled, shape=box]`;
    });

  ellipse(output);
  for (let f = waiting.pop(); f !== undefined; f = waiting.pop()) {
    const id = box(f);
    for (const x of f.inputs) lines.push(`${ellipse(x)} -> ${id}`);
    for (const y of f.outputs) lines.push(`${id} -> ${ellipse(y)}`);
  }
  return `digraph g {\n${lines.join("\n")}\n}\n`;
}

function label(x: Variable, verbose: boolean): string {
  const name = named(x.name ?? "");
  if (!verbose) return name;
  return `${name}${name === "" ? "" : ": "}${formatShape(x.shape)} ${x.dtype}`;
}

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, "\\$&").replaceAll("\n", "\\n")}"`;
}
