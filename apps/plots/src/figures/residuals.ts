import { color, drawChart, lineMark, ruleMark, short, wide } from "@dz/drawing";
import { percent } from "@dz/forecasting";
import type { Figure } from "../figure.ts";
import type { JudgedRun } from "../learned/learned-series.ts";
import { residualsOf } from "../learned/residuals.ts";
import { stepsOf } from "../learned/steps.ts";
import { boundsAround, boundsIfAny } from "../stats/bounds.ts";
import { thinPoints } from "../stats/thin-points.ts";
import { leftPoints } from "./left.ts";

/** What the forecasts of one step leave unexplained in the test part, over time. */
export function residualsOverTime(run: JudgedRun): Figure {
  const { name, label, series } = run;
  const { values, testStart, backtest } = series;
  const { bands, oneStep, forecasts } = backtest.network;
  const steps = stepsOf(series);
  const residuals = residualsOf(series);
  const shown = thinPoints(residuals);
  // Errors beyond five times what the values range over are off the scale.
  const [least, most] = boundsAround(values.subarray(testStart));
  const width = bands.widths[0] ?? null;
  const held = percent(bands.level);
  const id = `residuals-${name}`;
  const svg = drawChart({
    id,
    size: wide,
    title: "Residuals of the Test Part",
    subtitle: `${series.name}, one step ahead`,
    x: steps.axis(testStart, values.length - 1),
    y: { label: "value − forecast", ...boundsIfAny([least - most, most - least]) },
    marks: [
      ruleMark({ y: 0 }, { color: "#000000" }),
      lineMark(
        steps.at(shown.map((i) => testStart + i)),
        shown.map((i) => residuals[i] as number),
        { color: color(0), width: 1.4 },
      ),
      ...(width === null
        ? []
        : [
            ruleMark({ y: width }, { color: color(1), dashed: true, label: `band of ${held}` }),
            ruleMark({ y: -width }, { color: color(1), dashed: true }),
          ]),
    ],
  });
  const worst = residuals.reduce((most, x, i) => (Math.abs(x) > Math.abs(residuals[most] as number) ? i : most), 0);
  const coverage = bands.coverage.oneStep;
  const inside = coverage === null ? "" : `; the band of ${held} held ${percent(coverage)} of the values`;
  return {
    id,
    run: name,
    title: `${label}: the residuals of the test part`,
    description: `One step ahead the forecasts of ${label} are off by ${short(oneStep.mae)} in the mean, and most at ${steps.words(testStart + worst)}, by ${short(Math.abs(residuals[worst] as number))}${inside}${leftPoints(shown.length, residuals.length)}.`,
    svg,
    table: {
      columns: ["step", ...steps.columns, "value", "forecast", "residual"],
      rows: shown.map((i) => [
        testStart + i,
        ...steps.cells(testStart + i),
        values[testStart + i] as number,
        forecasts[i] as number,
        residuals[i] as number,
      ]),
    },
  };
}
