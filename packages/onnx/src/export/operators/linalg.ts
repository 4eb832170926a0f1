/**
 * Sums of products of arrays with named axes.
 *
 * @module
 */
import type { GraphStep, GraphValue } from "../../trace/graph.ts";
import type { GraphWriter } from "../graph-writer.ts";
import type { Operator, Operators } from "../operator.ts";

const LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

const einsum: Operator = ({ attributes, inputs, outputs }: GraphStep, graph: GraphWriter) => {
  const { labels, output } = attributes as { labels: readonly (readonly string[])[]; output: readonly string[] };
  const { dtype } = outputs[0] as GraphValue;
  const names = [...new Set(labels.flat())];
  const term = (axes: readonly string[]): string => axes.map((name) => LETTERS[names.indexOf(name)]).join("");
  const equation = `${labels.map(term).join(",")}->${term(output)}`;
  return graph.add(
    "Einsum",
    inputs.map((x) => graph.tensorAs(x, dtype)),
    { equation },
  );
};

export const linalgOperators: Operators = { Einsum: einsum, Tensordot: einsum };
