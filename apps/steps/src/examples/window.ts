import { toDot, variable } from "@dz/core";
import { SinCurve } from "@dz/datasets";
import { meanSquaredError } from "@dz/functions";
import { SimpleRNN } from "@dz/models";
import type { Page, Values } from "../page.ts";
import { parseDot } from "../svg/dot.ts";
import { graphSvg } from "../svg/graph.ts";

export const title = "The graph of thirty steps";
export const teaches =
  "a recurrent network unrolled from one update to the next is one graph, which one backward walks through";

export function run({ print, draw }: Page): Values {
  const model = new SimpleRNN(100, 1);
  let loss = variable(0, { name: "0" });
  for (const [i, [x, t]] of new SinCurve().slice(0, 30).entries()) {
    const input = variable(x.reshape(1, 1), { name: `x${i + 1}` });
    const y = model.forward(input);
    y.name = `y${i + 1}`;
    loss = loss.add(meanSquaredError(y, t));
  }
  loss.name = "loss";
  for (const [name, parameter] of model.namedParams()) parameter.name = name;

  const dot = toDot(loss, { verbose: false });
  const { nodes, edges } = parseDot(dot);
  print(`${nodes.length} nodes, ${edges.length} arrows`);
  draw("window.dot", () => dot);
  draw("window.svg", () => graphSvg(dot));
  return { nodes: nodes.length, edges: edges.length };
}
