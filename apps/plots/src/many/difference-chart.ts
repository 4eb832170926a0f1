import { color, colors, drawChart, intervalMark, range, rows, ruleMark, scatterMark } from "@dz/drawing";
import { count } from "@dz/text";
import type { Figure } from "../figure.ts";
import { verdictWords } from "./difference-words.ts";
import type { Difference } from "./differences.ts";

/** The ratios of the losses of pairs of settings, with the intervals that say which are real. */
export function differenceChart(all: readonly Difference[]): Figure | null {
  const known = all.filter(({ seeds }) => seeds > 0);
  if (known.length === 0) return null;
  const at = range(known.length);
  const ids = ["real", "chance", "few"] as const;
  const marks = ids.flatMap((verdict, i) => {
    const places = Array.from(at).filter((place) => known[place]?.verdict === verdict);
    const pairs = places.map((place) => known[place] as Difference);
    if (pairs.length === 0) return [];
    const label = verdictWords(pairs[0] as Difference);
    return [
      intervalMark(
        pairs.map(({ low }) => low),
        pairs.map(({ high }) => high),
        places,
        { color: color(i) },
      ),
      scatterMark(
        pairs.map(({ factor }) => factor),
        places,
        { color: color(i), label, shape: i === 0 ? "dot" : "triangle" },
      ),
    ];
  });
  const svg = drawChart({
    id: "differences",
    size: { width: 1000, height: 170 + 34 * known.length },
    title: "How Many Times as Large a Loss Is",
    subtitle: "of the second setting as of the first, seed by seed; an interval that contains 1 may be chance",
    x: { label: "ratio of the best losses", log: true },
    y: rows(known.map(({ better, worse }) => `${worse.label} : ${better.label}`)),
    marks: [ruleMark({ x: 1 }, { color: colors.text }), ...marks],
  });
  const real = known.filter(({ verdict }) => verdict === "real").length;
  return {
    id: "differences",
    title: "Which differences are real",
    description: `${count(real, "difference")} of ${known.length} ${real === 1 ? "is" : "are"} more than chance, at the level 0.05 for all pairs together.`,
    svg,
    table: {
      columns: ["first", "second", "seeds", "ratio", "low", "high", "verdict"],
      rows: all.map((each) => {
        const { better, worse, seeds, factor, low, high } = each;
        return [better.label, worse.label, seeds, factor, low, high, verdictWords(each)];
      }),
    },
  };
}
