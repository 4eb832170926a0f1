import type { Answer, Chart, Message } from "../answer.ts";
import type { Probe, Probed } from "../probe.ts";
import type { Subject, Training } from "../subject.ts";
import type { Seen } from "../watch/seen.ts";
import { targetLookup } from "../watch/target-lookup.ts";
import { Watch } from "../watch/watch.ts";
import { diagnose, type Finding } from "./diagnose.ts";
import { factsOf } from "./facts.ts";
import { rules } from "./rules/rules.ts";

/** The parts of the epochs that are watched at the beginning, and from the best one on. */
const FIRST = 0.15;
const LATER = 0.1;

/** Did something go wrong? A rule for each fault, on what a watch sees in the first epochs and in some from the best one on. */
export const wrong: Probe = function* (probed: Probed): Generator<number, Answer> {
  const { subject } = probed;
  const seen = yield* watched(probed);
  const findings = merged(diagnose(seen), subject);
  const [first, ...others] = findings;
  return {
    question: "wrong",
    answer: first === undefined ? { key: "wrongNothingFound", values: { rules: rules.length } } : first.message,
    details: [
      ...others.map(({ message }): Message => ({ key: "wrongAlso", values: { finding: message } })),
      ...(first === undefined ? [] : [withoutFinding(findings)]),
    ],
    chart: chartOf(seen),
  };
};

/** Trains parts of the run once more under a watch. */
function* watched({ subject, replay }: Probed): Generator<number, Seen> {
  const watch = new Watch({ task: subject.wave === null ? null : { column: 0, ahead: 1 } });
  const targetsOf = targetLookup(subject.train, subject.heldOut, subject.dtype);
  const count = subject.record.length;
  const parts = [
    Math.min(count, Math.max(2, Math.ceil(FIRST * count))),
    Math.max(1, Math.ceil(LATER * count)),
  ] as const;
  const trainings: readonly (() => Training)[] = [
    () => subject.begin(),
    () => subject.begin(replay.best.epoch === count ? { epochs: count + parts[1] } : {}, replay.best),
  ];
  let done = 0;
  for (const [i, begin] of trainings.entries()) {
    const { model, optimizer, epochs } = begin();
    watch.attach({ model, optimizer, targetsOf });
    let own = 0;
    for (const result of epochs()) {
      if (result !== null) {
        watch.epochEnded(result);
        own++;
        done++;
      }
      yield Math.min(1, done / (parts[0] + parts[1]));
      if (own === parts[i]) break;
    }
    watch.detach();
  }
  const record = subject.record.map((numbers) => ({ ...numbers, ownTrainLoss: numbers.trainLoss }));
  return { ...watch.seen(), record };
}

/** With what the comparison of a series with its baselines found. */
function merged(findings: readonly Finding[], { backtest }: Subject): Finding[] {
  const codes = backtest?.findings.map(({ code }) => code) ?? [];
  const more: Finding[] = [];
  if (codes.includes("leaksTest")) more.push({ fault: "scalerSawTest", message: { key: "wrongScalerOfSeries" } });
  if (codes.includes("looksShuffled"))
    more.push({ fault: "nothingToLearn", message: { key: "wrongSeriesIndependent" } });
  const known = new Set(findings.map(({ fault }) => fault));
  const all = [...findings, ...more.filter(({ fault }) => !known.has(fault))];
  const order = rules.map(({ fault }) => fault);
  return all.sort((a, b) => order.indexOf(a.fault) - order.indexOf(b.fault));
}

function withoutFinding(findings: readonly Finding[]): Message {
  return { key: "wrongRulesWithout", values: { rules: rules.length, without: rules.length - findings.length } };
}

/** The losses of the run, and the error of a linear function of the last inputs. */
function chartOf(seen: Seen): Chart {
  const { record } = seen;
  const x = record.map((_, i) => i + 1);
  const { linearError } = factsOf(seen);
  return {
    kind: "lines",
    title: { key: "wrongChart" },
    x: { label: { key: "epoch" } },
    y: { label: { key: "loss" }, log: true },
    lines: [
      { name: { key: "trainLoss" }, x, y: record.map(({ trainLoss }) => trainLoss) },
      { name: { key: "wrongHeldOutLoss" }, x, y: record.map(({ heldOutLoss }) => heldOutLoss) },
      { name: { key: "wrongLinear" }, x, y: x.map(() => linearError), as: "dashed" },
    ],
  };
}
