import { type Chart, type Language, tell } from "@dz/probes";
import type { Table } from "../figure.ts";
import { nameText } from "./chart-svg.ts";

/** The numbers of a chart: a row for each bar, each row of a map, or each x, of which not all lines need have a value. */
export function chartTable(chart: Chart, language: Language): Table {
  switch (chart.kind) {
    case "bars": {
      const ranged = chart.bars.some(({ low }) => low !== undefined);
      return {
        columns: ["", tell(chart.value.label, language), ...(ranged ? ["2.5 %", "97.5 %"] : [])],
        rows: chart.bars.map(({ name, value, low, high }) => [
          tell(name, language),
          value,
          ...(ranged ? [low ?? "", high ?? ""] : []),
        ]),
      };
    }
    case "map":
      return {
        columns: [tell(chart.rows.label, language), ...chart.columns.names.map((name) => nameText(name, language))],
        rows: chart.rows.names.map((name, i) => [nameText(name, language), ...(chart.values[i] ?? [])]),
      };
    case "lines": {
      const at = chart.lines.map(({ x, y }) => new Map(x.map((value, i) => [value, y[i] as number])));
      const xs = [...new Set(chart.lines.flatMap(({ x }) => x))].toSorted((a, b) => a - b);
      return {
        columns: [tell(chart.x.label, language), ...chart.lines.map(({ name }) => tell(name, language))],
        rows: xs.map((x) => [x, ...at.map((line) => line.get(x) ?? "")]),
      };
    }
  }
}
