import { noGrad, variable } from "@dz/core";
import type { UnaryModel } from "@dz/models";
import { cos, linspace } from "@dz/ndarray";
import { lineChart } from "./svg/line-chart.ts";

/** A cosine, and the next values that a model trained on a sine predicts for it. Steps 59 and 60. */
export function drawCosine(title: string, model: UnaryModel): string {
  const xs = cos(linspace(0, 4 * Math.PI, 1000)).toTypedArray();
  model.resetState();
  const predicted = noGrad(() => Array.from(xs, (x) => model.forward(variable([[x]])).item()));
  return lineChart({
    title,
    x: "step",
    y: "value",
    lines: [
      { name: "y = cos(x)", points: Array.from(xs, (y, i) => [i, y]) },
      { name: "prediction", points: predicted.map((y, i) => [i, y]) },
    ],
  });
}
