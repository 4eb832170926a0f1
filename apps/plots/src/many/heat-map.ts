import { cellsMark, drawChart, rows, short, wide } from "@dz/drawing";
import type { Setting } from "@dz/runs";
import type { Figure } from "../figure.ts";
import { capital } from "../learned/learned-series.ts";
import { shown } from "../names.ts";
import { spreadOf } from "../stats/spread.ts";
import type { Sweep, SweptSetting } from "./many-runs.ts";

/** The most columns, whose numbers are then still apart, and the most rows. */
const [COLUMNS, ROWS] = [12, 30];

/** The height of a row, and that of titles and axes. */
const [ROW, AROUND] = [46, 170];

/** The median of the best losses by the two settings with the most values. */
export function heatMap({ settings, varied, suffix, of, held }: Sweep, sweep: number): Figure | null {
  const some = settings.filter(({ runs }) => runs.length > 0);
  const all = varied.map((name) => ({ name, values: valuesOf(some, name) })).filter(({ values }) => values.length > 1);
  // The one with more values goes down, where there is more room.
  const [down, across] = all.toSorted((a, b) => b.values.length - a.values.length);
  if (down === undefined || across === undefined) return null;
  const [left, top] = [across.values.slice(0, COLUMNS), down.values.slice(0, ROWS)];
  const cells = top.map((y) =>
    left.map((x) => {
      const own = some.filter(({ values }) => values[down.name] === y && values[across.name] === x);
      const losses = own.flatMap(({ runs }) => runs.map(({ best }) => best));
      return losses.length === 0 ? Number.NaN : spreadOf(losses).median;
    }),
  );
  const id = `map${suffix}`;
  const [rowName, columnName] = [shown(down.name, 40), shown(across.name, 40)];
  const names = left.map(textOf);
  const text = (loss: number): string => (Number.isNaN(loss) ? "–" : short(loss));
  const svg = drawChart({
    id,
    size: { width: wide.width, height: AROUND + ROW * Math.max(2, top.length) },
    title: `Median of the Best ${capital(held)} Losses`,
    subtitle: "dark is high",
    x: { label: columnName, names, domain: [-0.5, names.length - 0.5] },
    y: rows(top.map(textOf), rowName),
    marks: [cellsMark(cells, { log: true, text, key: true })],
  });
  const finite = cells.flatMap((row, i) =>
    row.flatMap((loss, k) =>
      Number.isFinite(loss)
        ? [{ loss, at: `${rowName} ${textOf(top[i] as Setting)} and ${columnName} ${names[k]}` }]
        : [],
    ),
  );
  const sorted = finite.toSorted((a, b) => a.loss - b.loss);
  const [low, high] = [sorted[0], sorted.at(-1)];
  const found =
    low === undefined || high === undefined
      ? "is nowhere a finite number"
      : `is lowest with ${low.at}, ${short(low.loss)}, and highest with ${high.at}, ${short(high.loss)}`;
  const cut = across.values.length > left.length || down.values.length > top.length;
  const rest = cut
    ? `; the first ${top.length} of ${down.values.length} values of ${rowName} and the first ${left.length} of ${across.values.length} of ${columnName} are shown`
    : "";
  return {
    id,
    sweep,
    title: `The loss by ${rowName} and ${columnName}${of}`,
    description: `The median of the best ${held} losses ${found}; runs with all other settings count together${rest}.`,
    svg,
    table: {
      columns: [rowName, ...names.map((name) => `${columnName} ${name}`)],
      rows: cells.map((row, i) => [textOf(top[i] as Setting), ...row.map((loss) => (Number.isNaN(loss) ? "" : loss))]),
    },
  };
}

/** The values of a setting: numbers by size, then the others as they come. */
function valuesOf(settings: readonly SweptSetting[], name: string): Setting[] {
  const values = [...new Set(settings.map(({ values }) => values[name] ?? null))];
  const numbers = values.filter((value) => typeof value === "number").sort((a, b) => a - b);
  return [
    ...numbers,
    ...values.filter((value) => typeof value !== "number").sort((a, b) => (String(a) < String(b) ? -1 : 1)),
  ];
}

function textOf(value: Setting): string {
  return value === null ? "none" : shown(String(value), 40);
}
