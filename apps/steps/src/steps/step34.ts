import { type Variable, variable } from "@dz/core";
import { sin } from "@dz/functions";
import { linspace, type NdArray } from "@dz/ndarray";
import type { Page, Values } from "../page.ts";
import { lineChart, pointsOf } from "../svg/line-chart.ts";

export const title = "Higher derivatives of sin";
export const teaches = "backward can be repeated as often as wanted, on a whole array at once";

export function run({ draw }: Page): Values {
  const x = variable(linspace(-7, 7, 200));
  const y = sin(x);
  y.backward({ createGraph: true });

  const derivatives: NdArray[] = [y.data];
  for (let i = 0; i < 3; i++) {
    const gx = x.grad as Variable;
    derivatives.push(gx.data);
    x.cleargrad();
    gx.backward({ createGraph: true });
  }

  const names = ["y = sin(x)", "y'", "y''", "y'''"];
  const lines = derivatives.map((d, i) => ({ name: names[i] as string, points: pointsOf(x.data, d) }));
  draw("sin.svg", () => lineChart({ title, x: "x", y: "y", lines }));
  const rows = derivatives.map((d) => d.toTypedArray());
  return { derivativesAt_0_50_199: rows.map((row) => [0, 50, 199].map((i) => row[i])) };
}
