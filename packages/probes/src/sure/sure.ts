import type { Answer, Chart, Message } from "../answer.ts";
import type { Probe } from "../probe.ts";
import type { EpochNumbers, Subject } from "../subject.ts";
import { articleEpochs, isArticle } from "./article.ts";
import { type Band, bandOf, comparable, countBelow } from "./band.ts";
import { otherSeeds, seedAfter } from "./other-seeds.ts";

/** How sure is it? The same settings with other seeds: the band of their losses, and where this run lies in it. */
export const sure: Probe = function* ({ subject }, { seeds } = {}) {
  if (seeds === undefined) return askedOfOne(subject);
  return answerOf(subject, yield* otherSeeds(subject, seeds));
};

const epochAxis = { label: { key: "epoch" } } as const;
const lossAxis = { label: { key: "loss" }, log: true } as const;

/** What the loss is called that judges a run. */
function heldOutName({ wave }: Subject): Message {
  return { key: wave === null ? "sureValidLoss" : "testLoss" };
}

function askedOfOne(subject: Subject): Answer {
  const { record } = subject;
  const x = record.map(({ epoch }) => epoch);
  const chart: Chart = {
    kind: "lines",
    title: { key: "sureTitleOne" },
    x: epochAxis,
    y: lossAxis,
    lines: [
      { name: { key: "trainLoss" }, x, y: record.map(({ trainLoss }) => trainLoss) },
      { name: heldOutName(subject), x, y: record.map(({ heldOutLoss }) => heldOutLoss) },
    ],
  };
  return { question: "sure", answer: { key: "sureAsk" }, details: [], chart };
}

/** The answer from the epochs of each seed, those of the run first. */
export function answerOf(subject: Subject, all: readonly (readonly EpochNumbers[])[]): Answer {
  const { record, settings, savedEpoch } = subject;
  const which = heldOutName(subject);
  const seeds = all.length;
  const epoch = record.length;
  const last = all.map((epochs) => epochs.at(-1)?.heldOutLoss ?? Number.NaN);
  const best = all.map((epochs) => Math.min(...epochs.map(({ heldOutLoss }) => comparable(heldOutLoss))));
  const takesLast = savedEpoch === epoch;
  const [judged, others] = takesLast ? [last, best] : [best, last];
  const [loss = Number.NaN] = judged;
  const failed = last.filter((each) => !Number.isFinite(each)).length;
  const band = bandOf(judged);
  return {
    question: "sure",
    answer: {
      key: takesLast ? "sureLast" : "sureBest",
      values: {
        ...{ seeds, which, epoch: savedEpoch, loss, ...spreadOf(band) },
        ...{ better: countBelow(judged.slice(1), loss), others: seeds - 1 },
      },
    },
    details: [
      { key: "sureSettings", values: { which, low: band.low, high: band.high } },
      { key: takesLast ? "sureBestOfEach" : "sureLastOfEach", values: { epoch, ...spreadOf(bandOf(others)) } },
      ...(failed === 0 ? [] : [{ key: "sureFailed", values: { failed, seeds } } as const]),
      { key: "sureSeeds", values: { first: settings.seed, last: seedAfter(settings.seed, seeds - 1) } },
      ...(isArticle(subject) ? articleDetails(all) : []),
    ],
    chart: chartOf(subject, all),
  };
}

/** The values of a sentence about a band. */
function spreadOf(band: Band): Band & { readonly spread: number } {
  return { ...band, spread: band.high / band.low };
}

const kinds = [
  { which: { key: "trainLoss" }, loss: "trainLoss" },
  { which: { key: "testLoss" }, loss: "heldOutLoss" },
] as const;

/** Where the numbers that the article prints lie among those of the seeds. */
function articleDetails(all: readonly (readonly EpochNumbers[])[]): Message[] {
  const found = printedEpochs(all).flatMap((printed) =>
    kinds.map(({ which, loss }): Message => {
      const losses = all.map((epochs) => epochs[printed.epoch - 1]?.[loss] ?? Number.NaN);
      const { low, high } = bandOf(losses);
      const value = printed[loss];
      const key = value < low ? "sureArticleUnder" : value > high ? "sureArticleOver" : "sureArticleIn";
      const better = countBelow(losses, value);
      return { key, values: { which, epoch: printed.epoch, loss: value, low, high, better, seeds: all.length } };
    }),
  );
  const inside = found.filter(({ key }) => key === "sureArticleIn").length;
  return [{ key: "sureArticle", values: { count: found.length, inside } }, ...found];
}

/** The epochs of the article that the run has, too. */
function printedEpochs([own = []]: readonly (readonly EpochNumbers[])[]): readonly EpochNumbers[] {
  return articleEpochs.filter(({ epoch }) => epoch <= own.length);
}

function chartOf(subject: Subject, all: readonly (readonly EpochNumbers[])[]): Chart {
  const { record } = subject;
  const bands = record.map((_, i) => bandOf(all.map((epochs) => epochs[i]?.heldOutLoss ?? Number.NaN)));
  const x = record.map(({ epoch }) => epoch);
  const printed = isArticle(subject) ? printedEpochs(all) : [];
  return {
    kind: "lines",
    title: { key: "sureTitle", values: { seeds: all.length } },
    x: epochAxis,
    y: { label: heldOutName(subject), log: true },
    lines: [
      { name: { key: "sureHigh" }, x, y: bands.map(({ high }) => high), as: "dashed" },
      { name: { key: "sureMedian" }, x, y: bands.map(({ median }) => median) },
      { name: { key: "sureLow" }, x, y: bands.map(({ low }) => low), as: "dashed" },
      { name: { key: "sureRun" }, x, y: record.map(({ heldOutLoss }) => heldOutLoss) },
      ...(printed.length === 0
        ? []
        : [
            {
              name: { key: "sureArticleName" },
              x: printed.map(({ epoch }) => epoch),
              y: printed.map(({ heldOutLoss }) => heldOutLoss),
              as: "points",
            } as const,
          ]),
    ],
  };
}
