import { toDot, type Variable, variable } from "@dz/core";
import { tanh } from "@dz/functions";
import type { Page, Values } from "../page.ts";
import { graphSvg } from "../svg/graph.ts";

export const title = "Graphs of higher derivatives";
export const teaches = "the graph of a derivative is larger than that of the function, and grows with each order";

/** The derivative of tanh at 1 of an order from 1, with its graph. */
function derivative(order: number): Variable {
  const x = variable(1, { name: "x" });
  const y = tanh(x);
  y.name = "y";
  y.backward({ createGraph: true });

  for (let i = 1; i < order; i++) {
    const gx = x.grad as Variable;
    x.cleargrad();
    gx.backward({ createGraph: true });
  }
  const gx = x.grad as Variable;
  gx.name = `gx${order}`;
  return gx;
}

export function run({ print, draw }: Page): Values {
  const gx = derivative(2);
  const all: Variable[] = [];
  for (let order = 1; order <= 8; order++) {
    const d = derivative(order);
    all.push(d);
    print("order", order, "value", d, "nodes", nodesOf(toDot(d)));
    draw(`tanh-${order}.svg`, () => graphSvg(toDot(d, { verbose: false })));
  }
  return { gx, derivatives: all };
}

function nodesOf(dot: string): number {
  return dot.match(/label=/g)?.length ?? 0;
}
