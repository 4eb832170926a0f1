import { color, drawChart, intervalMark, type Mark, rows, ruleMark, scatterMark, short, wide } from "@dz/drawing";
import { count, list } from "@dz/text";
import type { Figure } from "../figure.ts";
import { levelOf, seedsNeeded, type Verdict } from "../stats/paired.ts";
import type { Sweep } from "./many-runs.ts";
import { type Pair, pairsOf } from "./pairs.ts";

/** The height of a row, and that of titles and axes. */
const [ROW, AROUND] = [30, 170];

/** The most pairs that the sentence names. */
const NAMED = 6;

/** The longest name of a pair beside the chart; in place of longer ones stand their places in the ranking. */
const LONGEST = 44;

/** Which settings differ by more than chance, and by how much, in a sentence. */
export function differencesText(pairs: readonly Pair[]): string {
  const of = (verdict: Verdict): Pair[] => pairs.filter((pair) => pair.verdict === verdict);
  const [real, chance, few] = [of("real"), of("may be chance"), of("too few seeds")];
  const told = real.slice(0, NAMED).map(({ lower, higher, factor, interval: { low, high } }) => {
    return `${lower} is ${short(factor)} times lower than ${higher} (${short(low)} to ${short(high)})`;
  });
  const more = real.length > NAMED ? [`${real.length - NAMED} more are in the table`] : [];
  const unsure = chance.slice(0, NAMED).map(({ lower, higher }) => `${lower} and ${higher}`);
  const others = chance.length > NAMED ? [`${chance.length - NAMED} more`] : [];
  const parts = [
    ...(real.length > 0
      ? [
          `${real.length} of ${count(pairs.length, "pair")} of settings ${real.length === 1 ? "differs" : "differ"} by more than chance: ${[...told, ...more].join("; ")}`,
        ]
      : []),
    ...(real.length === 0 && chance.length > 0
      ? [`None of ${count(pairs.length, "pair")} of settings differs by more than chance`]
      : []),
    ...(chance.length > 0 ? [`The difference may be chance between ${list([...unsure, ...others], "or")}`] : []),
    ...(few.length > 0
      ? [
          `${count(few.length, "pair has", "pairs have")} too few common seeds to say, ${seedsNeeded(pairs.length)} are needed`,
        ]
      : []),
  ];
  return parts.length === 0 ? "" : `${parts.join(". ")}.`;
}

/** The pairs of settings with the factor between them and its interval: which differences are real? */
export function differences(swept: Sweep, sweep: number): Figure | null {
  const pairs = pairsOf(swept).filter(({ seeds }) => seeds > 0);
  if (pairs.length === 0) return null;
  const { held, suffix, of } = swept;
  const id = `differences${suffix}`;
  const names = pairs.map(({ lower, higher }) => `${lower} : ${higher}`);
  const short44 = names.every((name) => name.length <= LONGEST);
  const marksOf = (verdict: Verdict, look: { color: string; shape: "dot" | "triangle" }): Mark[] => {
    const own = [...pairs.entries()].filter(([, pair]) => pair.verdict === verdict);
    if (own.length === 0) return [];
    const at = own.map(([i]) => i);
    return [
      intervalMark(
        own.map(([, { interval }]) => interval.low),
        own.map(([, { interval }]) => interval.high),
        at,
        { color: look.color },
      ),
      scatterMark(
        own.map(([, { factor }]) => factor),
        at,
        { ...look, label: verdict, size: 11 },
      ),
    ];
  };
  const svg = drawChart({
    id,
    size: { width: wide.width, height: AROUND + ROW * Math.max(4, pairs.length) },
    title: "How Many Times Lower",
    subtitle: short44
      ? "the lower setting : the higher one"
      : "the places of the lower setting and the higher one in the ranking",
    x: { label: `factor between the best ${held} losses of equal seeds`, log: true },
    y: rows(short44 ? names : pairs.map(({ places }) => places.join(" : "))),
    marks: [
      ruleMark({ x: 1 }, { color: "#7f7f7f", dashed: true }),
      ...marksOf("real", { color: color(0), shape: "dot" }),
      ...marksOf("may be chance", { color: color(3), shape: "triangle" }),
      ...marksOf("too few seeds", { color: color(7), shape: "triangle" }),
    ],
  });
  const level = short(100 * levelOf(pairs.length));
  const share =
    pairs.length === 1 ? "" : `, so that those of all ${pairs.length} pairs hold together at 95 % (Bonferroni)`;
  return {
    id,
    sweep,
    ranked: true,
    title: `Which differences are real${of}`,
    description: `Of each seed that two settings have in common the ratio of their best ${held} losses is taken, and the median of these is the factor; its interval is what ${level} % of 10,000 resamples of the seeds lie in${share}; a difference is real if 1 is outside it, and at least ${seedsNeeded(pairs.length)} common seeds are needed to say so; runs without a finite loss are left out, and since the order of the settings comes from the same runs, a factor that is only just real should be tried with new seeds.`,
    svg,
    table: {
      columns: ["lower", "higher", "seeds", "factor", "interval from", "interval to", "verdict"],
      rows: pairs.map(({ lower, higher, seeds, factor, interval, verdict }) => {
        return [lower, higher, seeds, factor, interval.low, interval.high, verdict];
      }),
    },
  };
}
