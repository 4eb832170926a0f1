import type { Answer, Message } from "../answer.ts";
import type { MessageKey } from "../catalogue/catalogue.ts";
import type { Probe } from "../probe.ts";
import type { Subject } from "../subject.ts";
import { type Losses, type LossName, lossesOf } from "./losses.ts";
import { mainTerm, type Term, termsOf } from "./terms.ts";

/** Why is the test loss below the training loss? One thing after another is taken out of the loss, and each has its part. */
export const below: Probe = function* ({ subject }) {
  const losses = yield* lossesOf(subject);
  const { reported, steps, heldOut } = losses;
  const terms = termsOf(reported, steps);
  const sum = reported - heldOut;
  return {
    question: "below",
    answer: answerOf(losses, terms, subject.wave === null),
    details: detailsOf(subject, losses, sum),
    chart: {
      kind: "bars",
      title: { key: "belowTitle" },
      value: { label: { key: "belowDifference" } },
      bars: [
        ...terms.map(({ name, size }) => ({ name: { key: words[name].name }, value: size })),
        { name: { key: "belowTotal" as const }, value: sum, main: true },
      ],
    },
  } satisfies Answer;
};

/** The bar of each term, and why it makes the training loss larger or smaller than the other one. */
const words = {
  moving: { name: "belowMoving", above: "belowMovingAbove", under: "belowMovingUnder" },
  noise: { name: "belowNoise", above: "belowNoiseAbove", under: "belowNoiseUnder" },
  inputs: { name: "belowInputs", above: "belowInputsAbove", under: "belowInputsUnder" },
  other: { name: "belowOther", above: "belowOtherAbove", under: "belowOtherUnder" },
  otherPart: { name: "belowOtherPart", above: "belowPartAbove", under: "belowPartUnder" },
  start: { name: "belowStart", above: "belowStartAbove", under: "belowStartUnder" },
} as const satisfies Record<LossName, Record<"name" | "above" | "under", MessageKey>>;

function answerOf({ reported, heldOut }: Losses, terms: readonly Term<LossName>[], isSeries: boolean): Message {
  const sum = reported - heldOut;
  const values = { train: reported, heldOut };
  if (!Number.isFinite(sum)) return { key: "belowNotFinite", values };
  if (sum === 0) return { key: "belowSame", values };
  const { name, size } = mainTerm(terms, sum);
  const reason: Message = { key: size > 0 ? words[name].above : words[name].under, values: { size: Math.abs(size) } };
  const key = isSeries ? (["belowSeriesYes", "belowSeriesNo"] as const) : (["belowYes", "belowNo"] as const);
  return { key: sum > 0 ? key[0] : key[1], values: { ...values, reason } };
}

function detailsOf({ wave, settings, record, savedEpoch }: Subject, losses: Losses, sum: number): Message[] {
  const { reported, heldOut, steps } = losses;
  const at = (name: LossName): number | undefined => steps.find((step) => step.name === name)?.loss;
  const [still, clean, inputs, warm] = [at("moving"), at("noise"), at("inputs"), at("other")];
  const epochs = record.length;
  return [
    ...(still === undefined ? [] : [{ key: "belowStill", values: { still, reported } } as const]),
    ...(clean === undefined || wave === null
      ? []
      : [{ key: "belowClean", values: { clean, variance: (wave.noise * wave.noise) / 3 } } as const]),
    ...(inputs === undefined ? [] : [{ key: "belowCleanInputs", values: { inputs } } as const]),
    wave === null
      ? { key: "belowPart", values: { heldOut } }
      : warm === undefined || at("start") === undefined
        ? { key: "belowNoState", values: { heldOut } }
        : { key: "belowWarm", values: { warm, heldOut } },
    { key: "belowSum", values: { sum } },
    ...(savedEpoch === epochs ? [] : [{ key: "belowEpoch", values: { epoch: savedEpoch, epochs } } as const]),
    ...(settings.batch === null && wave !== null ? [] : [{ key: "belowStreams" } as const]),
  ];
}
