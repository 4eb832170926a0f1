import { cycle, drawChart, lineMark, range, rounded, short, wide } from "@dz/drawing";
import type { Figure } from "../figure.ts";
import type { Report, ReportRun } from "../report-data.ts";
import { boundsAround } from "../stats/bounds.ts";
import { lastShown } from "../stats/losses.ts";

/** The article's prediction of the test wave after the last epoch; as there, the line beside it is the input. */
export function prediction({ data: { testWave } }: Report, run: ReportRun): Figure {
  const { name, label, model, optimizer } = run;
  const { epoch, testLoss } = lastShown(run);
  const { xs, ts } = testWave;
  const predicted = run.predictions.at(-1) as Float64Array;
  const times = range(xs.length);
  const id = `prediction-${name}`;
  const svg = drawChart({
    id,
    size: wide,
    title: "Cosine Curve",
    subtitle: `iter:${epoch}, loss=${rounded(testLoss, 5)}, model:${model}, optimizer:${optimizer}`,
    x: { label: "t" },
    y: { label: "y", bounds: boundsAround(xs) },
    marks: [
      lineMark(times, xs, { color: cycle[0] as string, label: "y=cos(x)" }),
      lineMark(times, predicted, { color: cycle[1] as string, label: "predict" }),
    ],
  });
  let worst = 0;
  const error = (t: number): number => Math.abs((predicted[t] as number) - (ts[t] as number));
  for (let t = 1; t < ts.length; t++) if (error(t) > error(worst)) worst = t;
  return {
    id,
    title: `Prediction of ${label}`,
    description: `The prediction of ${label} after epoch ${epoch} has a loss of ${short(testLoss)}, and is furthest from its target at t = ${worst}, by ${short(error(worst))}; the blue line is, as in the article, the input, one step behind the target.`,
    svg,
    table: {
      columns: ["t", "input", "target", "prediction", "error"],
      rows: Array.from(predicted, (y, t) => [t, xs[t] as number, ts[t] as number, y, y - (ts[t] as number)]),
    },
  };
}
