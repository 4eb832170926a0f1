import type { Answer, LineChart, Message } from "../answer.ts";
import { mean } from "../numbers.ts";
import { squaredErrors } from "../run-model.ts";
import type { Sequence } from "../sequence.ts";
import type { Subject } from "../subject.ts";
import type { Wave } from "../wave.ts";
import { branchesAt, neighbourFloor, waveFloor } from "./static-floor.ts";

/** What a network without a state learned: a function of its inputs alone. `answers`: to the test data, from its first step. */
export function staticLearned(subject: Subject, answers: Float64Array): Answer {
  const { test, wave, settings } = subject;
  const loss = mean(squaredErrors(subject, test));
  const about = wave === null ? seriesFacts(test, loss) : waveFacts(test, answers, loss, wave);
  return { question: "learned", ...about, chart: functionChart(test, answers, wave, settings.model) };
}

function seriesFacts(test: Sequence, loss: number): Pick<Answer, "answer" | "details"> {
  const floor = neighbourFloor(test);
  const key = loss <= 1.1 * floor ? "learnedStaticAtFloor" : "learnedStaticSeries";
  return { answer: { key, values: { size: test.size, floor, loss } }, details: [{ key: "learnedNoState" }] };
}

function waveFacts(
  test: Sequence,
  answers: Float64Array,
  loss: number,
  wave: Wave,
): Pick<Answer, "answer" | "details"> {
  const floor = waveFloor(test, wave.testStep);
  const misfit = mean(answers.map((y, i) => (y - branchesAt(test.inputs[i] as number, wave.testStep).middle) ** 2));
  const { rising, falling } = branchesAt(0, wave.testStep);
  return {
    answer: { key: "learnedStatic", values: { floor, loss, times: loss / floor } },
    details: [
      { key: "learnedNoState" },
      { key: "learnedBranches", values: { apart: rising - falling } },
      { key: "learnedMisfit", values: { misfit, floor } },
    ],
  };
}

/** The function beside what comes next in truth: of the first input and the first output, where there are more. */
function functionChart(test: Sequence, answers: Float64Array, wave: Wave | null, model: string): LineChart {
  const { inputs, size, targets, outputs, from } = test;
  const steps = Array.from({ length: inputs.length / size - from }, (_, i) => from + i);
  const value: Message = { key: "learnedInput" };
  const own = (
    name: Message,
    of: (step: number) => number,
    as: "line" | "dashed" | "points",
  ): LineChart["lines"][number] => {
    const order =
      as === "points" ? steps : [...steps].sort((a, b) => (inputs[a * size] as number) - (inputs[b * size] as number));
    return { name, x: order.map((step) => inputs[step * size] as number), y: order.map(of), as };
  };
  const network: Message = { key: "text", values: { text: model } };
  const truth = own({ key: "learnedTruth" }, (step) => targets[step * outputs] as number, "points");
  const function_ = own(network, (step) => answers[step * outputs] as number, size === 1 ? "line" : "points");
  const middle =
    wave === null
      ? []
      : [own({ key: "learnedMiddle" }, (step) => branchesAt(inputs[step] as number, wave.testStep).middle, "dashed")];
  return {
    kind: "lines",
    title: { key: "learnedFunctionChart" },
    x: { label: value },
    y: { label: { key: "learnedOutput" } },
    lines: [truth, function_, ...middle],
  };
}
