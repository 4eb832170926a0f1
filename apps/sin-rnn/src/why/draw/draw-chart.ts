import type { Chart, Language } from "@dz/probes";
import { drawBars } from "./bar-chart.ts";
import { drawLines } from "./line-chart.ts";
import type { Look } from "./look.ts";
import { drawMap } from "./map-chart.ts";

/** A chart in characters; no line if it has no finite number. */
export function drawChart(chart: Chart, language: Language, look: Look): string[] {
  switch (chart.kind) {
    case "lines":
      return drawLines(chart, language, look);
    case "bars":
      return drawBars(chart, language, look);
    case "map":
      return drawMap(chart, language, look);
  }
}
