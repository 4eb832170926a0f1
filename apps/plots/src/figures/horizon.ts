import { color, drawChart, lineMark, range, scatterMark, short, wide } from "@dz/drawing";
import { titleOf } from "@dz/forecasting";
import { count } from "@dz/text";
import type { Figure } from "../figure.ts";
import type { JudgedRun } from "../learned/learned-series.ts";
import { thinPoints } from "../stats/thin-points.ts";

/** Beyond this ratio of errors, the small ones are told apart on a log axis only. */
const FAR = 10;

/** The errors at each step ahead, of the network and of all baselines. */
export function errorByHorizon(run: JudgedRun): Figure {
  const { name, label, model, series } = run;
  const { horizon, network, baselines } = series.backtest;
  const methods = [
    { title: model, errors: network.byHorizon.mae },
    ...baselines.map(({ name, byHorizon }) => ({ title: titleOf(name), errors: byHorizon.mae })),
  ];
  const all = methods.flatMap(({ errors }) => [...errors]).filter((error) => error > 0);
  const log = all.reduce((a, b) => Math.max(a, b), 0) > FAR * all.reduce((a, b) => Math.min(a, b), Infinity);
  const id = `horizon-${name}`;
  const about = {
    id,
    title: "Error by Horizon",
    subtitle: `${series.name}, from ${count(network.byHorizon.origins, "origin")} in the test part`,
  };
  const oneStep = (): string =>
    drawChart({
      ...about,
      size: { width: wide.width, height: 180 + 44 * methods.length },
      x: { label: "mean absolute error, one step ahead", log },
      y: { label: "", domain: [methods.length - 0.5, -0.5], names: methods.map(({ title }) => title) },
      marks: methods.map(({ errors }, i) => scatterMark(errors, [i], { color: color(i) })),
    });
  const lines = (): string =>
    drawChart({
      ...about,
      size: wide,
      x: { label: "steps ahead", whole: true },
      y: { label: "mean absolute error", log },
      marks: methods.map(({ title, errors }, i) => {
        const shown = thinPoints(Float64Array.from(errors));
        const xs = shown.map((step) => step + 1);
        const ys = shown.map((step) => errors[step] as number);
        return lineMark(xs, ys, { color: color(i), label: title, dashed: i > 0, width: i > 0 ? 1.6 : 3 });
      }),
    });
  const told = (step: number): string => {
    const own = short(network.byHorizon.mae[step] as number);
    const best = methods.reduce((a, b) => ((b.errors[step] as number) < (a.errors[step] as number) ? b : a));
    if (best === methods[0]) return `${own}, the smallest of all`;
    return `${own}, where the smallest is that of ${best.title} with ${short(best.errors[step] as number)}`;
  };
  const further = horizon === 1 ? "" : `; ${horizon} steps ahead it is ${told(horizon - 1)}`;
  return {
    id,
    run: name,
    title: `${label}: the error by horizon`,
    description: `One step ahead the mean absolute error of ${label} is ${told(0)}${further}.`,
    svg: horizon === 1 ? oneStep() : lines(),
    table: {
      columns: ["steps ahead", ...methods.map(({ title }) => title)],
      rows: Array.from(range(horizon), (step) => [step + 1, ...methods.map(({ errors }) => errors[step] as number)]),
    },
  };
}
