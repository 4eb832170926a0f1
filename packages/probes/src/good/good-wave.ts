import { autoregression, drift, meanOfTraining, persistence } from "@dz/series";
import type { Answer, Message } from "../answer.ts";
import { mean } from "../numbers.ts";
import { answersOf, squaredErrors } from "../run-model.ts";
import type { Sequence } from "../sequence.ts";
import type { Subject } from "../subject.ts";
import type { Wave } from "../wave.ts";
import { nameOf } from "./baseline-names.ts";
import { comparisonChart } from "./comparison-chart.ts";
import { type Judgement, judgementOf, methodOf } from "./judgement.ts";
import { lagOf } from "./lag.ts";
import { errorsFromStart, valuesOf } from "./one-step.ts";
import { intervalOf, stands, verdictValues } from "./verdict.ts";

/** The order of the longer autoregression. */
const ORDER = 16;

/** Whether a run on the sine is any good, by its squared errors on the test wave. */
export function* goodWave(subject: Subject, wave: Wave): Generator<number, Answer> {
  const { train, test } = subject;
  const answers = answersOf(subject, test);
  yield 0.2;
  const errors = answers.map((y, i) => (y - (test.targets[i] as number)) ** 2);
  const trainLoss = mean(squaredErrors(subject, train));
  yield 0.5;
  const judgement = judgementOf(methodOf({ key: "theNetwork" }, errors), baselinesOf(train, test));
  yield 0.9;
  const floor = (wave.noise * wave.noise) / 3;
  const onTraining = trainingLosses(train);
  const key = { worse: "goodWorse", even: "goodEven", better: "goodBetter", diverged: "goodDiverged" } as const;
  const outcome = outcomeOf(judgement);
  return {
    question: "good",
    answer: { key: key[outcome], values: verdictValues(judgement) },
    details: [
      ...(outcome === "diverged" ? [] : [intervalOf(judgement)]),
      {
        key: "goodFloorWave",
        values: {
          floor,
          width: 2 * wave.noise,
          loss: trainLoss,
          last: onTraining.persistence.name,
          ofLast: onTraining.persistence.loss,
          regression: onTraining.regression.name,
          ofRegression: onTraining.regression.loss,
        },
      },
      ...lagOf(test.targets, answers),
      { key: "goodNoSeason" },
    ],
    chart: comparisonChart({ key: "loss" }, judgement, [
      { name: training({ key: "theNetwork" }), value: trainLoss },
      { name: training(onTraining.persistence.name), value: onTraining.persistence.loss },
      { name: training(onTraining.regression.name), value: onTraining.regression.loss },
      { name: training({ key: "goodFloor" }), value: floor },
    ]),
  };
}

const outcomeOf = (judgement: Judgement) =>
  Number.isFinite(judgement.network.loss) ? stands(judgement.ratio) : "diverged";

const training = (method: Message): Message => ({ key: "goodOnTraining", values: { method } });

/** The baselines fitted on the training wave, on each point of the test wave. */
function baselinesOf(train: Sequence, test: Sequence) {
  const known = valuesOf(train);
  const unknown = valuesOf(test);
  const fitted = [
    persistence(),
    meanOfTraining(known),
    drift(known),
    autoregression(known, 1),
    autoregression(known, ORDER),
  ];
  return fitted.map((baseline) =>
    methodOf(nameOf(baseline.name, baseline.settings), errorsFromStart(unknown, baseline)),
  );
}

/** What the last value and the longer autoregression come to on the training wave itself, where both have a past. */
function trainingLosses(train: Sequence) {
  const known = valuesOf(train);
  const regression = autoregression(known, ORDER);
  return {
    persistence: methodOf(nameOf("persistence"), errorsFromStart(known, persistence())),
    regression: methodOf(nameOf("ar", regression.settings), errorsFromStart(known, regression).slice(ORDER - 1)),
  };
}
