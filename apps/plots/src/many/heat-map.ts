import { cellsMark, drawChart, rows, short } from "@dz/drawing";
import type { Figure } from "../figure.ts";
import type { ManyRuns } from "./many-runs.ts";
import { medianOf } from "./quantiles.ts";

/** The most rows and columns. */
const MOST = 12;

/** The median of the best losses by the two settings with the most values; null if fewer than two vary. */
export function heatMap({ settings, held }: ManyRuns): Figure | null {
  const names = [...(settings[0]?.values.keys() ?? [])].map((name) => ({ name, values: valuesOf(settings, name) }));
  const [across, down] = names.toSorted((a, b) => b.values.length - a.values.length);
  if (across === undefined || down === undefined) return null;
  const [columns, lines] = [across.values.slice(0, MOST), down.values.slice(0, MOST)];
  const cells = lines.map((line) =>
    columns.map((column) => {
      const inCell = settings.filter(
        ({ values }) => shown(values.get(down.name)) === line && shown(values.get(across.name)) === column,
      );
      const losses = inCell.flatMap(({ runs }) => runs.map(({ best }) => best)).filter(Number.isFinite);
      return losses.length === 0 ? Number.NaN : medianOf(losses);
    }),
  );
  const text = (value: number): string => (Number.isFinite(value) ? short(value) : "–");
  return {
    id: "heat-map",
    title: `The loss by ${down.name} and ${across.name}`,
    description: `Each cell has the median of the best ${held} losses of all runs with its two values; darker is larger.`,
    svg: drawChart({
      id: "heat-map",
      size: { width: 260 + 110 * columns.length, height: 170 + 44 * lines.length },
      title: `Best Loss by ${down.name} and ${across.name}`,
      subtitle: "medians; light is low",
      x: { label: across.name, names: columns, domain: [-0.5, columns.length - 0.5] },
      y: rows(lines, down.name),
      marks: [cellsMark(cells, { log: true, text })],
    }),
    table: {
      columns: [down.name, ...columns],
      rows: cells.map((row, i) => [lines[i] as string, ...row]),
    },
  };
}

const shown = (value: unknown): string => (value === null || value === undefined ? "none" : String(value));

/** The values of a setting: numbers by their size, words in the order of the best settings. */
function valuesOf(settings: ManyRuns["settings"], name: string): string[] {
  const all = [...new Set(settings.map(({ values }) => shown(values.get(name))))];
  return all.every((value) => Number.isFinite(Number(value))) ? all.toSorted((a, b) => Number(a) - Number(b)) : all;
}
