import { type Answer, type Probe, type Question, sineSubject } from "@dz/probes";
import { createJob, settingsWith } from "@dz/training";
import { expect, test } from "vitest";
import { type Asking, ask } from "./ask.ts";

const settings = settingsWith({ hidden: 2, epochs: 2, seed: 1 });
const job = createJob(settings);
const record = [...job.train(1)].flatMap((epoch) =>
  epoch === null ? [] : [{ epoch: epoch.epoch, trainLoss: epoch.trainLoss, heldOutLoss: epoch.testLoss }],
);
const subject = sineSubject({ settings, record, weights: job.model.saveWeights(), savedEpoch: 2 });

const answerTo = (question: Question): Answer => ({
  question,
  answer: { key: "sureAsk" },
  details: [],
  chart: { kind: "bars", title: { key: "loss" }, value: { label: { key: "loss" } }, bars: [] },
});
const probeOf = (question: Question): Probe =>
  // biome-ignore lint/correctness/useYield: a probe that is quick
  function* (_, { seeds } = {}) {
    return { ...answerTo(question), details: [{ key: "text", values: { text: seeds ?? 0 } }] };
  };
const halfway: Probe = function* () {
  yield 0.5;
  return answerTo("good");
};

/** Everything that is told in a round of questions. */
async function told(asking: Partial<Asking>, table: Parameters<typeof ask>[2]) {
  const parts: [part: number, question: Question | null][] = [];
  const answers: Answer[] = [];
  const repeated: boolean[] = [];
  const result = await ask(
    subject,
    {
      questions: ["good", "sure"],
      seeds: null,
      stopped: () => false,
      progress: (part, question) => parts.push([part, question]),
      repeated: (same) => repeated.push(same),
      answered: (answer) => answers.push(answer),
      ...asking,
    },
    table,
  );
  return { result, parts, answers, repeated };
}

test("the run is repeated, then each question is asked, and all of it is one progress", async () => {
  const { result, parts, answers, repeated } = await told({ seeds: 3 }, { good: halfway, sure: probeOf("sure") });
  expect([result, repeated, answers.map(({ question }) => question)]).toEqual([true, [true], ["good", "sure"]]);
  expect(answers[1]?.details[0]?.values).toEqual({ text: 3 });
  const amounts = parts.map(([part]) => part);
  expect(amounts).toEqual(amounts.toSorted((a, b) => a - b));
  expect(amounts.at(-1)).toBeLessThanOrEqual(1);
  expect(parts.find(([, question]) => question === "good")?.[0]).toBeCloseTo(1 / 3.2, 12); // 1 + 0.2 + 2 seeds
  expect(parts.map(([, question]) => question)).toContain(null);
});

test("questions without a probe are passed over", async () => {
  const { answers } = await told({}, { sure: probeOf("sure") });
  expect(answers.map(({ question }) => question)).toEqual(["sure"]);
  expect(answers[0]?.details[0]?.values).toEqual({ text: 0 });
});

test("it is given up at once, in the training or in a probe", async () => {
  let steps = 0;
  const early = await told({ stopped: () => ++steps === 3 }, { good: halfway });
  expect([early.result, early.answers, early.repeated, early.parts.length]).toEqual([null, [], [], 3]);
  let asked = false;
  const late = await told(
    {
      stopped: () => asked,
      repeated: () => {
        asked = true;
      },
    },
    { good: halfway, sure: probeOf("sure") },
  );
  expect([late.result, late.answers]).toEqual([null, []]);
});
