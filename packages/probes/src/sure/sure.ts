import type { Answer, LineChart, Message } from "../answer.ts";
import type { Probe } from "../probe.ts";
import type { Subject } from "../subject.ts";
import { isArticle, printed } from "./article.ts";
import { quantile } from "./quantile.ts";

/** The band that holds nine of ten seeds. */
const [LOW, HIGH] = [0.05, 0.95];

/** How sure is it? The same settings are trained with other seeds, those after the run's own. */
export const sure: Probe = function* ({ subject, seeds }) {
  const own = subject.record.map(({ heldOutLoss }) => heldOutLoss);
  if (seeds === null) {
    return { question: "sure", answer: { key: "sureNotAsked" }, details: [], chart: chartOf(subject, [own]) };
  }
  const losses = [own];
  for (let i = 1; i < seeds; i++) {
    const one: number[] = [];
    const training = subject.begin({ seed: (subject.settings.seed + i) % 2 ** 32 });
    for (const result of training.epochs()) {
      if (result !== null) one.push(result.heldOutLoss);
      yield (i - 1 + one.length / own.length) / (seeds - 1);
      if (one.length === own.length) break; // as long as the run, which may have ended early
    }
    losses.push(one);
  }
  return answerOf(subject, losses);
};

function answerOf(subject: Subject, losses: readonly (readonly number[])[]): Answer {
  const last = losses.map((one) => one.at(-1) ?? Number.NaN);
  const best = losses.map((one) => Math.min(...one.filter((loss) => !Number.isNaN(loss))));
  const count = losses.length;
  const [own] = last as [number];
  const failed = last.filter((loss) => !Number.isFinite(loss)).length;
  const [low, median, high] = [quantile(last, LOW), quantile(last, 0.5), quantile(last, HIGH)];
  const rank = 1 + last.filter((loss) => loss < own).length;
  const values = { count, low, high, median, spread: high / low, own, rank };
  const middle = quantile(best, 0.5);
  return {
    question: "sure",
    answer: failed > 0 ? { key: "sureDiverged", values: { failed, count } } : { key: "sureWithin", values },
    details: [
      { key: "sureBest", values: { best: middle, times: median / middle } },
      ...(isArticle(subject.settings) ? printed.map((point) => placeOf(point, losses)) : []),
    ],
    chart: chartOf(subject, losses),
  };
}

/** Where a loss that the article prints stands among the seeds. */
function placeOf({ epoch, testLoss }: (typeof printed)[number], losses: readonly (readonly number[])[]): Message {
  const all = losses.map((one) => one[epoch - 1] ?? Number.NaN);
  const inside = testLoss >= quantile(all, LOW) && testLoss <= quantile(all, HIGH);
  const below = all.filter((loss) => loss < testLoss).length;
  return {
    key: "sureArticle",
    values: { loss: testLoss, epoch, below, count: all.length, inside: { key: inside ? "sureInside" : "sureOutside" } },
  };
}

/** The loss of each epoch: of this run, and of the band of all seeds where there are several. */
function chartOf({ settings, record }: Subject, losses: readonly (readonly number[])[]): LineChart {
  const x = record.map(({ epoch }) => epoch);
  const at = (part: number): number[] =>
    x.map((_, i) =>
      quantile(
        losses.map((one) => one[i] ?? Number.NaN),
        part,
      ),
    );
  const band: LineChart["lines"] =
    losses.length === 1
      ? []
      : [
          { name: { key: "sureMedian" }, x, y: at(0.5) },
          { name: { key: "sureLow" }, x, y: at(LOW), as: "dashed" },
          { name: { key: "sureHigh" }, x, y: at(HIGH), as: "dashed" },
        ];
  const article: LineChart["lines"] =
    losses.length > 1 && isArticle(settings)
      ? [
          {
            name: { key: "surePrinted" },
            x: printed.map(({ epoch }) => epoch),
            y: printed.map(({ testLoss }) => testLoss),
            as: "points",
          },
        ]
      : [];
  return {
    kind: "lines",
    title: { key: "sureTitle" },
    x: { label: { key: "epoch" } },
    y: { label: { key: "loss" }, log: true },
    lines: [{ name: { key: "sureThisRun" }, x, y: losses[0] ?? [] }, ...band, ...article],
  };
}
