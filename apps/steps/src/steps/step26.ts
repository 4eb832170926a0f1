import { toDot, variable } from "@dz/core";
import { goldstein } from "../goldstein.ts";
import type { Page, Values } from "../page.ts";
import { graphSvg } from "../svg/graph.ts";

export const title = "Drawing graphs: of a computation";
export const teaches = "a Variable knows its whole graph, so toDot can write it down and graphSvg can draw it";

export function run({ draw }: Page): Values {
  const x = variable(1, { name: "x" });
  const y = variable(1, { name: "y" });
  const z = goldstein(x, y);
  z.backward();
  z.name = "z";

  const dot = toDot(z, { verbose: false });
  draw("goldstein.dot", () => dot);
  draw("goldstein.svg", () => graphSvg(dot));
  return { z, dot };
}
