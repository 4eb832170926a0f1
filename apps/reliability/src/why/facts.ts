import type { Answer, Message, MessageKey } from "@dz/probes";

/** A run of the article's pair of model and optimizer with one seed, and what it was answered. */
export interface AskedRun {
  readonly pair: "rnn-adam" | "rnn-sgd" | "mlp-adam" | "mlp-sgd";
  readonly seed: number;
  readonly answers: readonly Answer[];
  /** The time of computing that the answers took, as a multiple of the run's own. */
  readonly cost: number;
}

/** What was found by experiments with DeZero itself, and must be found again by the answers. */
export interface Fact {
  readonly name: string;
  readonly pair: AskedRun["pair"];
  /** The part of the seeds of which it has to hold. */
  readonly part: number;
  /** The number that it is about; NaN if the answers do not say it. */
  readonly value: (run: AskedRun) => number;
  /** The least and the largest number. */
  readonly range: readonly [number, number];
}

/** A value of the sentence with a key, in an answer or what it rests on; NaN if it was not said. */
export function said({ answers }: Pick<AskedRun, "answers">, key: MessageKey, name: string): number {
  const all: Message[] = answers.flatMap(({ answer, details }) => [answer, ...details]);
  const value = all.find((message) => message.key === key)?.values?.[name];
  return typeof value === "number" ? value : Number.NaN;
}

/** Whether one of some sentences is the answer to a question: 1 or 0. */
function answered({ answers }: AskedRun, ...keys: readonly MessageKey[]): number {
  return answers.some(({ answer }) => keys.includes(answer.key)) ? 1 : 0;
}

/** The value of a bar of a chart. */
function bar({ answers }: AskedRun, name: MessageKey): number {
  for (const { chart } of answers) {
    if (chart.kind !== "bars") continue;
    const found = chart.bars.find((each) => each.name.key === name);
    if (found !== undefined) return found.value;
  }
  return Number.NaN;
}

/** A value of the answer to why the loss waves, whichever sentence that is; NaN if it has no such value. */
function ofWaves({ answers }: AskedRun, name: string): number {
  const value = answers.find(({ question }) => question === "waves")?.answer.values?.[name];
  return typeof value === "number" ? value : Number.NaN;
}

const ratio = (a: number, b: number): number => a / b;
/** What a warm-up leaves of the error of the first steps. */
const warmUpLeaves = (run: AskedRun): number =>
  ratio(said(run, "whereWarmUp", "warm"), said(run, "whereWarmUp", "cold"));

/** What the cold start adds to the test loss. */
const coldStart = (run: AskedRun): number => -bar(run, "belowStart");

const TRUE = [1, 1] as const;

/** The facts, in the order of the article's questions. */
export const facts: readonly Fact[] = [
  ...(["rnn-adam", "rnn-sgd", "mlp-adam", "mlp-sgd"] as const).map(
    (pair): Fact => ({
      name: "it is worse than the best baseline",
      pair,
      part: 1,
      value: (run) => answered(run, "goodWorse"),
      range: TRUE,
    }),
  ),
  {
    name: "repeating the last value: 7.9e-5 on the test wave",
    pair: "rnn-adam",
    part: 1,
    value: (run) => bar(run, "goodPersistence"),
    range: [7.85e-5, 7.95e-5],
  },
  {
    name: "the first 50 points hold a large part of the loss (19 % to 40 %)",
    pair: "rnn-adam",
    part: 0.5,
    value: (run) => said(run, "whereFirstSteps", "share"),
    range: [0.15, 1],
  },
  {
    name: "a warm-up takes away from the first 50 points (0.0152 to 0.0043)",
    pair: "rnn-adam",
    part: 0.8,
    value: warmUpLeaves,
    range: [0, 0.9],
  },
  {
    name: "the same with SGD, where it takes away most (0.0154 to 0.00045)",
    pair: "rnn-sgd",
    part: 1,
    value: warmUpLeaves,
    range: [0, 0.5],
  },
  {
    name: "the best start is better than a fifth of the worst (0.0002 to 0.0152)",
    pair: "rnn-adam",
    part: 0.9,
    value: (run) => ratio(said(run, "whereStartPhases", "low"), said(run, "whereStartPhases", "high")),
    range: [0, 0.2],
  },
  {
    name: "training from random phases helps the first 50 points (0.0152 to 0.0025)",
    pair: "rnn-adam",
    part: 0.8,
    value: (run) => ratio(said(run, "whereRandom", "randomCold"), said(run, "whereRandom", "cold")),
    range: [0, 0.9],
  },
  {
    name: "it is never told as a lack of history",
    pair: "rnn-adam",
    part: 1,
    value: (run) => answered(run, "whereShortHistory"),
    range: [0, 0],
  },
  {
    name: "an MLP has a static misfit",
    pair: "mlp-adam",
    part: 1,
    value: (run) => answered(run, "whereStatic"),
    range: TRUE,
  },
  {
    name: "with Adam it waves: rises above 10 % (30, 40, 29 of 94 epochs)",
    pair: "rnn-adam",
    part: 0.9,
    value: (run) => ofWaves(run, "count"),
    range: [10, 94],
  },
  {
    name: "with SGD it does not (0)",
    pair: "rnn-sgd",
    part: 1,
    value: (run) => answered(run, "wavesCalm", "wavesDrifts"),
    range: TRUE,
  },
  {
    name: "an MLP with SGD does not either (0)",
    pair: "mlp-sgd",
    part: 1,
    value: (run) => answered(run, "wavesCalm", "wavesDrifts"),
    range: TRUE,
  },
  {
    name: "it ends above its best epoch (4, 8, 19 times)",
    pair: "rnn-adam",
    part: 0.8,
    value: (run) => ofWaves(run, "ratio"),
    range: [1.5, 40],
  },
  {
    name: "a cosine schedule ends lower (1.9e-3 to 6.0e-4, 8.2e-3 to 8.4e-4)",
    pair: "rnn-adam",
    part: 0.8,
    value: (run) => ratio(said(run, "wavesCosine", "loss"), said(run, "wavesCosine", "last")),
    range: [0, 0.9],
  },
  {
    name: "a smaller step from the best epoch ends lower",
    pair: "rnn-adam",
    part: 0.8,
    value: (run) => ratio(said(run, "wavesLower", "loss"), said(run, "wavesLower", "last")),
    range: [0, 0.9],
  },
  {
    name: "the noise of the targets has the variance 8.33e-4",
    pair: "rnn-adam",
    part: 1,
    value: (run) => said(run, "belowClean", "variance"),
    range: [8.3e-4, 8.4e-4],
  },
  {
    name: "with SGD the cold start adds to the test loss",
    pair: "rnn-sgd",
    part: 1,
    value: coldStart,
    range: [1e-9, 1],
  },
  {
    name: "and of most seeds it adds some 7.5e-4",
    pair: "rnn-sgd",
    part: 0.5,
    value: coldStart,
    range: [3e-4, 1.2e-3],
  },
  {
    name: "the losses with weights held still differ from those reported",
    pair: "rnn-adam",
    part: 1,
    value: (run) => Math.abs(said(run, "belowStill", "still") / said(run, "belowStill", "reported") - 1),
    range: [0.005, 100],
  },
  {
    name: "all answers take at most 20 times the run",
    pair: "rnn-adam",
    part: 1,
    value: ({ cost }) => cost,
    range: [0, 20],
  },
];
