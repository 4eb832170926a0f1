import type { Figure } from "../figure.ts";
import { lossBands } from "./bands.ts";
import { bySetting } from "./by-setting.ts";
import { differences } from "./differences.ts";
import { heatMap } from "./heat-map.ts";
import type { ManyRuns } from "./many-runs.ts";
import { ranking } from "./ranking.ts";

/** The figures of many runs, sweep by sweep, in words, and what draws them. */
export function manyFigures({ sweeps }: ManyRuns): (readonly [what: string, draw: () => readonly Figure[]])[] {
  const listed = (figure: Figure | null): readonly Figure[] => (figure === null ? [] : [figure]);
  return sweeps.flatMap((sweep, i) => [
    [`of the ranking${sweep.of}`, () => listed(ranking(sweep, i))] as const,
    [`of the differences${sweep.of}`, () => listed(differences(sweep, i))] as const,
    [`of the bands${sweep.of}`, () => listed(lossBands(sweep, i))] as const,
    [`of the settings${sweep.of}`, () => bySetting(sweep, i)] as const,
    [`of the map of two settings${sweep.of}`, () => listed(heatMap(sweep, i))] as const,
  ]);
}
