import { SimpleRNN } from "@dz/models";
import { findPeriod } from "@dz/series";
import type { Answer, Message } from "../answer.ts";
import type { Probed } from "../probe.ts";
import type { Sequence } from "../sequence.ts";
import type { Subject } from "../subject.ts";
import { tryBptt } from "./bptt-trials.ts";
import { closure } from "./closure.ts";
import { principalComponents } from "./components.ts";
import { growth } from "./growth.ts";
import { bpttChart, reachChart, stateChart } from "./learned-charts.ts";
import { bpttDetails, growthDetail, reachDetail, reachWords } from "./learned-details.ts";
import { gradientNorms, type Reach, reachOf } from "./reach.ts";
import { spectralRadius } from "./spectral-radius.ts";

/** The part of the work before the trainings. */
const MEASURES = 0.1;

/** What a network with a state learned. `test`: what it read, and the states [hidden] after its steps. */
export function* recurrentLearned(
  probed: Probed,
  test: Sequence,
  all: readonly Float64Array[],
): Generator<number, Answer> {
  const { subject, replay } = probed;
  const { model, wave, settings } = subject;
  const states = all.slice(test.from);
  const components = principalComponents(states);
  yield MEASURES / 4;
  const period = wave === null ? periodOf(subject.train) : (2 * Math.PI) / wave.testStep;
  const closed = period === null ? Number.NaN : closure(states, period);
  const growing = growth(subject, test);
  yield MEASURES / 2;
  const radius = model instanceof SimpleRNN ? yield* paused(spectralRadius(model.rnn.h2h.W.data)) : null;
  const norms: number[] = yield* progress(gradientNorms(subject, test, backOf(test, settings.bptt)));
  const reach = reachOf(norms);
  const tries = tryBptt(probed);
  let next = tries.next();
  for (; next.done !== true; next = tries.next()) yield MEASURES + (1 - MEASURES) * next.value;
  const trials = next.value;
  const of: Message = { key: wave === null ? "learnedValidationLoss" : "testLoss" };
  const losses = replay.epochs.map(({ heldOutLoss }) => heldOutLoss);
  const [first, second] = components.explained;
  return {
    question: "learned",
    answer: conclusion(first + second, closed, reach, subject),
    details: [
      { key: "learnedVariance", values: { first, second, hidden: settings.hidden } },
      ...(period === null || Number.isNaN(closed) ? [] : [closureDetail(closed, period)]),
      ...(radius === null ? [] : [{ key: "learnedRadius", values: { radius } } as const]),
      growthDetail(growing),
      reachDetail(reach, norms, settings.bptt),
      ...bpttDetails(losses, settings.bptt, trials, of),
    ],
    chart: stateChart(components, { key: wave === null ? "learnedTestPart" : "learnedTestWave" }, wave !== null),
    more: [
      ...(reach.kind === "none" ? [] : [reachChart(norms, settings.bptt)]),
      ...(trials.length === 0 ? [] : [bpttChart(settings.bptt, losses, trials, of)]),
    ],
  };
}

/** A path that comes back to within a tenth of its size is called closed. */
const CLOSED = 0.1;

/** The answer in one sentence. `closed`: the closure of the path of states, NaN if it has no period. */
export function conclusion(
  share: number,
  closed: number,
  reach: Reach,
  { settings }: Pick<Subject, "settings">,
): Message {
  const values = { share, closed, reach: reachWords(reach), bptt: settings.bptt };
  if (Number.isNaN(share)) return { key: "learnedNothing" };
  if (Number.isNaN(closed)) return { key: "learnedNoPeriod", values };
  return { key: closed <= CLOSED ? "learnedLoop" : "learnedOpen", values };
}

function closureDetail(closed: number, period: number): Message {
  return { key: closed <= CLOSED ? "learnedCloses" : "learnedDoesNotClose", values: { closed, period } };
}

/** The period of a series, from its first 1000 changes, which are the first output; null without one. */
function periodOf({ targets, outputs, from }: Sequence): number | null {
  let level = 0;
  const levels = targets
    .filter((_, i) => i % outputs === 0)
    .slice(from, from + 1000)
    .map((change) => {
      level += change;
      return level;
    });
  return findPeriod(levels);
}

/** How far back gradients are followed: three times as far as the training passes them, at least 300 steps. */
function backOf(test: Sequence, bptt: number): number {
  return Math.min(Math.max(300, 3 * bptt), Math.floor(test.inputs.length / test.size / 2));
}

/** Pauses without telling of progress. */
function* paused<T>(work: Generator<null, T>): Generator<number, T> {
  for (let next = work.next(); ; next = work.next()) {
    if (next.done === true) return next.value;
    yield MEASURES / 2;
  }
}

function* progress<T>(work: Generator<null, T>): Generator<number, T> {
  for (let next = work.next(), done = 0; ; next = work.next(), done++) {
    if (next.done === true) return next.value;
    yield MEASURES * Math.min(1, 0.5 + done / 20);
  }
}
