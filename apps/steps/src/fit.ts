import { noGrad, type Variable, variable } from "@dz/core";
import { linspace, type NdArray } from "@dz/ndarray";
import { lineChart, pointsOf } from "./svg/line-chart.ts";

/** Points and the predictions of a model from 0 to 1. Steps 43 to 46. */
export function drawFit(title: string, x: NdArray, y: NdArray, predict: (x: Variable) => Variable): string {
  const t = linspace(0, 1, 101).reshape(101, 1);
  const curve = noGrad(() => predict(variable(t)).data);
  return lineChart({
    title,
    x: "x",
    y: "y",
    dots: [{ name: "data", points: pointsOf(x, y) }],
    lines: [{ name: "prediction", points: pointsOf(t, curve) }],
  });
}
