import { cycle, drawChart, lineMark, range, short, wide } from "@dz/drawing";
import type { Figure } from "../figure.ts";
import type { Report } from "../report-data.ts";
import { meanSquare } from "../stats/baselines.ts";

/** The article's figure 5: the test wave, two periods of a cosine. */
export function testWave({ data: { testWave } }: Report): Figure {
  const { xs, ts } = testWave;
  const times = range(xs.length);
  const svg = drawChart({
    id: "test-wave",
    size: wide,
    title: "Cosine Curve",
    subtitle: `T=${ts.length}`,
    x: { label: "t" },
    y: { label: "y" },
    marks: [
      lineMark(times, xs, { color: cycle[0] as string, label: "xs" }),
      lineMark(times, ts, { color: cycle[1] as string, label: "ts" }),
    ],
  });
  return {
    id: "test-wave",
    title: "Test wave of two periods",
    description: `The ${ts.length} steps of the cosine that the models predict: the mean square of a step is ${short(meanSquare(xs, ts))}, which is the loss of predicting no change.`,
    svg,
    table: { columns: ["t", "xs", "ts"], rows: Array.from(xs, (x, t) => [t, x, ts[t] as number]) },
  };
}
