import { color, drawChart, intervalMark, type Mark, rows, ruleMark, scatterMark, short, wide } from "@dz/drawing";
import { count, list } from "@dz/text";
import type { Figure } from "../figure.ts";
import { levelOf, seedsNeeded, type Verdict } from "../stats/paired.ts";
import type { Sweep } from "./many-runs.ts";
import { type Pair, pairsOf } from "./pairs.ts";

/** The height of a row, and that of titles and axes. */
const [ROW, AROUND] = [36, 170];

/** The most pairs that the sentence names. */
const NAMED = 6;

/** The longest name of a pair beside the chart; in place of longer ones stand their places in the ranking. */
const LONGEST = 44;

/** Which settings differ by more than chance, and by how much: a sentence, and further ones for the pairs. */
export function differencesText(pairs: readonly Pair[]): { readonly verdict: string; readonly details: string[] } {
  const of = (verdict: Verdict): Pair[] => pairs.filter((pair) => pair.verdict === verdict);
  const [real, chance, few] = [of("real"), of("may be chance"), of("too few seeds")];
  const told = real.slice(0, NAMED).map(({ lower, higher, factor, interval: { low, high } }) => {
    return `${lower} is ${short(factor)} times lower than ${higher} (${short(low)} to ${short(high)}).`;
  });
  const unsure = chance.slice(0, NAMED).map(({ lower, higher }) => `${lower} and ${higher}`);
  const others = chance.length > NAMED ? [`${chance.length - NAMED} further pairs`] : [];
  const details = [
    ...told,
    ...(real.length > NAMED ? [`${real.length - NAMED} further differences are in the table.`] : []),
    ...(chance.length > 0
      ? [`What may be chance is the difference between ${list([...unsure, ...others], "or")}.`]
      : []),
    ...(few.length > 0
      ? [
          `${count(few.length, "pair has", "pairs have")} too few common seeds: ${seedsNeeded(pairs.length)} are needed to tell a difference from chance.`,
        ]
      : []),
  ];
  return { verdict: verdictText(pairs.length, real.length, few.length), details };
}

function verdictText(pairs: number, real: number, few: number): string {
  if (few === pairs) return "There are too few seeds to tell any difference between settings from chance.";
  if (pairs === 1) return `The two settings ${real === 1 ? "differ" : "do not differ"} by more than chance.`;
  if (real === 0) return `None of ${pairs} pairs of settings differs by more than chance.`;
  return `${real} of ${pairs} pairs of settings ${real === 1 ? "differs" : "differ"} by more than chance.`;
}

/** What stands beside the rows: both names if they fit, else their places in the ranking. */
function namesOf(pairs: readonly Pair[]): { readonly names: string[]; readonly subtitle: string } {
  const both = pairs.map(({ lower, higher }) => `${lower} : ${higher}`);
  if (both.every((name) => name.length <= LONGEST))
    return { names: both, subtitle: "the lower setting : the higher one" };
  const places = pairs.map(({ places }) => places.join(" : "));
  const [first] = pairs;
  const best = first?.places[0] === 1 ? first.lower : first?.higher;
  if (!pairs.every(({ places }) => places.includes(1))) {
    return { names: places, subtitle: "the place of the lower setting in the ranking : that of the higher one" };
  }
  const names = pairs.map(({ lower, higher }, i) => `${places[i]}  ${lower === best ? higher : lower}`);
  return { names, subtitle: `${best} : the others` };
}

/** The pairs of settings with the factor between them and its interval: which differences are real? */
export function differences(swept: Sweep, sweep: number): Figure | null {
  const pairs = pairsOf(swept).filter(({ seeds }) => seeds > 0);
  if (pairs.length === 0) return null;
  const { held, suffix, of } = swept;
  const id = `differences${suffix}`;
  const { names, subtitle } = namesOf(pairs);
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
    subtitle,
    x: { label: `factor between the best ${held} losses of equal seeds`, log: true },
    y: rows(names),
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
  const enough = `, for which at least ${seedsNeeded(pairs.length)} seeds are needed`;
  return {
    id,
    sweep,
    ranked: true,
    title: `Which differences are real${of}`,
    description: `The factor is the median ratio of the best ${held} losses of the seeds that two settings have in common, and its interval what ${level} % of 10,000 resamples of these seeds lie in${share}; the difference is real if 1 is outside, and an exact sign test agrees at the same level${enough}. Runs without a finite loss are left out. The order of the settings comes from the same runs, so a factor that is only just real should be tried with new seeds.`,
    svg,
    table: {
      columns: ["lower", "higher", "seeds", "factor", "interval from", "interval to", "verdict"],
      rows: pairs.map(({ lower, higher, seeds, factor, interval, verdict }) => {
        return [lower, higher, seeds, factor, interval.low, interval.high, verdict];
      }),
    },
  };
}
