import { type Backtest, type FindingCode, judgeBaselines, type Outcome } from "@dz/forecasting";
import type { Answer, Message } from "../answer.ts";
import type { Subject } from "../subject.ts";
import { nameOf } from "./baseline-names.ts";
import { comparisonChart } from "./comparison-chart.ts";
import { type Judgement, judgementOf, type Method, methodOf } from "./judgement.ts";
import { lagSentence } from "./lag.ts";
import { noiseFloor } from "./noise-floor.ts";
import { intervalOf, stands, verdictValues } from "./verdict.ts";

/** Whether a run on a series is any good: what its backtest says, by absolute errors one step ahead on the test part. */
export function* goodSeries(
  { data, plan }: NonNullable<Subject["series"]>,
  backtest: Backtest,
): Generator<number, Answer> {
  const truth = data.values.subarray(backtest.testStart);
  const apart = (forecasts: ArrayLike<number>): Float64Array =>
    truth.map((value, i) => Math.abs((forecasts[i] as number) - value));
  const { baselines } = judgeBaselines(data.values, { testStart: plan.testStart, horizon: 1, period: plan.period });
  yield 0.5;
  const methods = baselines.map(({ baseline: { name, settings }, forecasts }) => ({
    code: name,
    ...methodOf(nameOf(name, settings), apart(forecasts)),
  }));
  const best = methods.find(({ code }) => code === backtest.best);
  const judgement = judgementOf(methodOf({ key: "theNetwork" }, apart(backtest.network.forecasts)), methods, best);
  yield 0.9;
  const floor = noiseFloor(truth);
  const grave = graveFinding(backtest);
  const last = methods.find(({ code }) => code === "persistence");
  return {
    question: "good",
    answer: grave === null ? verdictOf(judgement, backtest) : graveSentence(grave, judgement, last),
    details: [
      ...(grave === null
        ? [intervalOf(judgement), ...cautions(judgement, backtest), ...beatsLast(judgement, backtest, last)]
        : []),
      ...floorSentence(floor, judgement),
      ...(backtest.network.bestShift === null ? [] : [lagSentence(backtest.network.bestShift)]),
      ...(backtest.horizon > 1 ? [horizonSentence(backtest)] : []),
    ],
    chart: comparisonChart(
      { key: "goodAbsoluteError" },
      judgement,
      isFloor(floor, judgement) ? [{ name: { key: "goodFloorEstimated" }, value: floor }] : [],
    ),
  };
}

const graveKeys = {
  leaksTest: "goodLeaksTest",
  constant: "goodConstant",
  fewPoints: "goodFewPoints",
  looksShuffled: "goodLooksShuffled",
  repeatsLastValue: "goodRepeatsLastValue",
} as const;

type Grave = keyof typeof graveKeys;

/** The finding that the verdict of a backtest is instead of a comparison, or null. */
export function graveFinding({ findings, verdict }: Pick<Backtest, "findings" | "verdict">): Grave | null {
  const isGrave = (code: FindingCode): code is Grave => Object.hasOwn(graveKeys, code);
  for (const { code, text } of findings) {
    // That of too few points may also go before a comparison; that of the last value may be followed by a better method.
    const is = code === "repeatsLastValue" ? verdict.startsWith(text) : verdict === text;
    if (isGrave(code) && is) return code;
  }
  return null;
}

function graveSentence(grave: Grave, judgement: Judgement, last: Method | undefined): Message {
  const { network } = judgement;
  return {
    key: graveKeys[grave],
    values: {
      count: network.errors.length,
      last: nameOf("persistence"),
      ofLast: last === undefined ? Number.NaN : network.loss / last.loss,
    },
  };
}

function verdictOf(judgement: Judgement, backtest: Backtest): Message {
  const key = { worse: "goodSeriesWorse", even: "goodSeriesEven", better: "goodSeriesBetter" } as const;
  return { key: key[outcomeOf(backtest)], values: verdictValues(judgement) };
}

/** How the backtest says that the network stands to the best baseline. */
function outcomeOf({ baselines, best }: Backtest): Outcome {
  return baselines.find(({ name }) => name === best)?.comparison.oneStep ?? "even";
}

/** What a reader of the interval must know. */
function cautions(judgement: Judgement, backtest: Backtest): Message[] {
  const outcome = outcomeOf(backtest);
  const few = backtest.findings.some(({ code }) => code === "fewPoints");
  return [
    ...(outcome === stands(judgement.ratio)
      ? []
      : [{ key: outcome === "even" ? "goodStrict" : "goodUnsure" } as const]),
    ...(few ? [{ key: "goodFew", values: { count: judgement.network.errors.length } } as const] : []),
  ];
}

/** That it is at least better than the last value, where it is not better than the best baseline. */
function beatsLast({ network }: Judgement, backtest: Backtest, last: Method | undefined): Message[] {
  const outcome = backtest.baselines.find(({ name }) => name === "persistence")?.comparison.oneStep;
  if (last === undefined || outcome !== "better" || outcomeOf(backtest) === "better") return [];
  return [{ key: "goodBeatsLast", values: { ofLast: network.loss / last.loss } }];
}

/** What noise alone costs on the test part, beside what is reached there. */
function floorSentence(floor: number, { network, best }: Judgement): Message[] {
  if (!(floor > 0)) return [];
  if (!isFloor(floor, { network, best })) return [{ key: "goodNoFloor" }];
  return [{ key: "goodFloorSeries", values: { floor, times: network.loss / floor } }];
}

/** Whether an estimate can be what noise alone costs: no method gets below that. */
function isFloor(estimate: number, { network, best }: Pick<Judgement, "network" | "best">): boolean {
  return estimate > 0 && estimate <= Math.min(network.loss, best.loss);
}

function horizonSentence({ baselines, horizon }: Backtest): Message {
  const steps = Array.from({ length: horizon }, (_, step) => step);
  const count = steps.filter((step) => baselines.every((its) => its.comparison.byHorizon[step] === "better")).length;
  return { key: "goodHorizon", values: { count, horizon } };
}
