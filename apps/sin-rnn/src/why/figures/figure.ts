import type { Chart } from "@dz/probes";
import { wrapText } from "../wrap-text.ts";
import { barsFigure } from "./bars-figure.ts";
import { linesFigure } from "./lines-figure.ts";
import { mapFigure } from "./map-figure.ts";
import { painted, type Style, told } from "./style.ts";

/** The lines of a chart with its title. */
export function figureLines(chart: Chart, style: Style): string[] {
  const title = wrapText(told(chart.title, style), style.columns).map((line) => painted(line, "bold", style));
  return [...title, ...drawn(chart, style)];
}

function drawn(chart: Chart, style: Style): string[] {
  switch (chart.kind) {
    case "lines":
      return linesFigure(chart, style);
    case "bars":
      return barsFigure(chart, style);
    case "map":
      return mapFigure(chart, style);
  }
}
