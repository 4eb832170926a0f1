import { cycle, drawChart, lineMark, range, short, square } from "@dz/drawing";
import type { Figure } from "../figure.ts";
import type { Report } from "../report-data.ts";

/** The article's figure 4: a cosine of one period, without noise. */
export function cosineCurve({ data: { cosine } }: Report): Figure {
  const { xs, ts } = cosine;
  const times = range(xs.length);
  const curve = range(xs.length + 1).map((i) => Math.cos((2 * Math.PI * i) / xs.length));
  const svg = drawChart({
    id: "cosine-curve",
    size: square,
    title: "Cosine Curve",
    subtitle: `T=${ts.length}`,
    x: { label: "t" },
    y: { label: "y" },
    marks: [
      lineMark(times, xs, { color: cycle[0] as string, label: "xs" }),
      lineMark(times, ts, { color: cycle[1] as string, label: "ts" }),
      lineMark(range(curve.length), curve, { color: "#ff0000", label: "y=cos(x)", dashed: true }),
    ],
  });
  const step = xs.reduce((most, x, i) => Math.max(most, Math.abs((ts[i] as number) - x)), 0);
  return {
    id: "cosine-curve",
    title: "Cosine of one period",
    description: `The test data of the book, ${ts.length} steps of a cosine without noise: from one step to the next it changes by at most ${short(step)}, so the lines of xs and ts lie on each other.`,
    svg,
    table: {
      columns: ["t", "xs", "ts", "y=cos(x)"],
      rows: Array.from(xs, (x, t) => [t, x, ts[t] as number, curve[t] as number]),
    },
  };
}
