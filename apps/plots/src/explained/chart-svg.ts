import {
  barMark,
  cellsMark,
  color,
  cycle,
  drawChart,
  intervalMark,
  lineMark,
  rows,
  scatterMark,
  short,
  wide,
} from "@dz/drawing";
import {
  type BarChart,
  type Chart,
  type Language,
  type LineChart,
  type MapChart,
  type Message,
  tell,
} from "@dz/probes";

/** What a drawing needs besides its chart. */
export interface Drawing {
  /** Unique among the figures of a report. */
  readonly id: string;
  readonly language: Language;
}

/** A chart of an answer as a standalone SVG document. */
export function chartSvg(chart: Chart, drawing: Drawing): string {
  switch (chart.kind) {
    case "lines":
      return linesSvg(chart, drawing);
    case "bars":
      return barsSvg(chart, drawing);
    case "map":
      return mapSvg(chart, drawing);
  }
}

/** A name of a row or a column in words. */
export function nameText(name: number | string | Message, language: Language): string {
  return typeof name === "object" ? tell(name, language) : String(name);
}

function linesSvg({ title, x, y, lines }: LineChart, { id, language }: Drawing): string {
  // What the sentence is about comes first in the legend, and lies over the others.
  const marks = lines.map(({ name, x: xs, y: ys, as = "line" }, i) => {
    const look = { color: color(i), label: tell(name, language) };
    if (as === "points") return scatterMark(xs, ys, { ...look, size: 7 });
    return lineMark(xs, ys, { ...look, dashed: as === "dashed", ...(i === 0 ? {} : { width: 1.4 }) });
  });
  return drawChart({
    id,
    size: wide,
    title: tell(title, language),
    x: { label: tell(x.label, language), log: x.log ?? false },
    y: { label: tell(y.label, language), log: y.log ?? false },
    marks: marks.toReversed(),
  });
}

/** The height of a row of bars, and that of titles and axes. */
const [BAR_HEIGHT, AROUND] = [38, 170];

function barsSvg({ title, value, bars }: BarChart, { id, language }: Drawing): string {
  const marks = [false, true].flatMap((main) => {
    const own = [...bars.entries()].filter(([, bar]) => (bar.main ?? false) === main);
    if (own.length === 0) return [];
    const values = own.map(([, bar]) => bar.value);
    return [
      barMark(
        values,
        own.map(([i]) => i),
        { color: cycle[main ? 1 : 0] as string },
      ),
    ];
  });
  const ranged = [...bars.entries()].filter(([, { low, high }]) => low !== undefined && high !== undefined);
  const intervals = intervalMark(
    ranged.map(([, { low }]) => low as number),
    ranged.map(([, { high }]) => high as number),
    ranged.map(([i]) => i),
    { color: "#000000" },
  );
  return drawChart({
    id,
    size: { width: wide.width, height: AROUND + BAR_HEIGHT * bars.length },
    title: tell(title, language),
    x: { label: tell(value.label, language), log: value.log ?? false },
    y: rows(bars.map(({ name, value: size }) => `${tell(name, language)}  ${short(size)}`)),
    // Bars of a linear axis begin at 0, so that has to be on it.
    marks: [...marks, intervals, ...(value.log ? [] : [barMark([0], [0], { color: "none" })])],
  });
}

const CELL_HEIGHT = 46;

function mapSvg({ title, rows: down, columns, values, value }: MapChart, { id, language }: Drawing): string {
  const names = columns.names.map((name) => nameText(name, language));
  return drawChart({
    id,
    size: { width: wide.width, height: AROUND + CELL_HEIGHT * values.length },
    title: tell(title, language),
    subtitle: tell(value.label, language),
    x: { label: tell(columns.label, language), names, domain: [-0.5, names.length - 0.5] },
    y: rows(
      down.names.map((name) => nameText(name, language)),
      tell(down.label, language),
    ),
    marks: [cellsMark(values, { log: value.log ?? false, text: short })],
  });
}
