import type { Answer } from "../answer.ts";
import type { Probe } from "../probe.ts";
import type { Sequence } from "../sequence.ts";
import { readStates } from "./network-state.ts";
import { recurrentLearned } from "./recurrent-learned.ts";
import { staticLearned } from "./static-learned.ts";

/** More steps of a series than these tell nothing more. */
const MOST = 1000;

/**
 * What the network learned: the path of its states, how long it remembers, and what other lengths of backpropagation give,
 * for which it is trained twice; without a state, its function of the inputs.
 */
export const learned: Probe = function* (probed): Generator<number, Answer> {
  const { subject } = probed;
  const test = start(subject.test, MOST);
  const { answers, states } = readStates(subject, test);
  yield 0.01;
  const bad = answers.findIndex((answer) => !Number.isFinite(answer));
  if (bad >= 0) return diverged(Math.floor(bad / test.outputs), test);
  return states.length === 0
    ? staticLearned({ ...subject, test }, answers)
    : yield* recurrentLearned(probed, test, states);
};

/** A sequence cut to its first `count` steps that count. */
export function start(sequence: Sequence, count: number): Sequence {
  const { inputs, size, targets, clean, outputs, from } = sequence;
  const end = from + count;
  return {
    ...sequence,
    inputs: inputs.slice(0, end * size),
    targets: targets.slice(0, end * outputs),
    clean: clean?.slice(0, end * outputs) ?? null,
  };
}

function diverged(step: number, { inputs, size }: Sequence): Answer {
  const x = Array.from({ length: inputs.length / size }, (_, i) => i + 1);
  return {
    question: "learned",
    answer: { key: "learnedDiverged", values: { step: step + 1 } },
    details: [],
    chart: {
      kind: "lines",
      title: { key: "learnedInputs" },
      x: { label: { key: "step" } },
      y: { label: { key: "learnedInput" } },
      lines: [{ name: { key: "learnedInput" }, x, y: x.map((_, i) => inputs[i * size] as number) }],
    },
  };
}
