import type { Figure } from "../figure.ts";
import { byValue } from "./by-value.ts";
import { differenceChart } from "./difference-chart.ts";
import { differencesOf } from "./differences.ts";
import { heatMap } from "./heat-map.ts";
import { lossBands } from "./loss-bands.ts";
import type { ManyRuns } from "./many-runs.ts";
import { ranking } from "./ranking.ts";

/** All figures of many runs. */
export function manyFigures(many: ManyRuns): Figure[] {
  return [
    ranking(many),
    differenceChart(differencesOf(many.settings)) ?? [],
    lossBands(many),
    heatMap(many) ?? [],
    byValue(many),
  ].flat();
}
