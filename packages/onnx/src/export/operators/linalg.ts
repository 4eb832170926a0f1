/**
 * Sums of products of arrays with named axes.
 *
 * @module
 */
import { type Operator, type Operators, operands } from "../operator.ts";

const LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

const einsum: Operator = (step, graph) => {
  const { labels, output } = step.attributes as { labels: readonly (readonly string[])[]; output: readonly string[] };
  const names = [...new Set(labels.flat())];
  const term = (axes: readonly string[]): string => axes.map((name) => LETTERS[names.indexOf(name)]).join("");
  const equation = `${labels.map(term).join(",")}->${term(output)}`;
  return graph.add("Einsum", operands(step, graph), { equation });
};

export const linalgOperators: Operators = { Einsum: einsum, Tensordot: einsum };
