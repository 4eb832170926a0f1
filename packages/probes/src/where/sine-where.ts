import { math } from "@dz/ndarray";
import type { Answer, Message } from "../answer.ts";
import type { Subject } from "../subject.ts";
import type { Wave } from "../wave.ts";
import { furtherCharts, stepChart } from "./sine-charts.ts";
import { sineDetails } from "./sine-details.ts";
import { measureSine, type SineMeasures } from "./sine-measures.ts";
import { errorsByPhase, FIRST, largest, startNumbers } from "./sine-numbers.ts";
import { coldShare, startKind } from "./start-kind.ts";

/** Where the error of a run on the sine is. */
export function* sineWhere(subject: Subject, wave: Wave): Generator<number, Answer> {
  const measures = yield* measureSine(subject, wave);
  const hasState = measures.distances !== null;
  return {
    question: "where",
    answer: conclusion(measures, wave),
    details: sineDetails(measures, subject, wave),
    chart: stepChart(measures, wave, hasState),
    more: furtherCharts(measures, subject, wave),
  };
}

/** The answer in one sentence: what the start is, or where the fit is worst. */
export function conclusion(measures: SineMeasures, wave: Wave): Message {
  const own = measures.cold[0] as Float64Array;
  const bad = own.findIndex((error) => !Number.isFinite(error));
  if (bad >= 0) return { key: "whereDiverged", values: { step: bad + 1 } };
  const numbers = startNumbers(measures, wave);
  const { loss, warmLoss, cold, warm, zeroCold, zeroWarm, random } = numbers;
  const { phase, x, share } = largest(errorsByPhase(measures.warm[0] as Float64Array, wave));
  if (measures.distances === null) return { key: "whereStatic", values: { loss, share, x, phase } };
  const start = { share: coldShare(numbers), x: math.sin(wave.testPhase), count: FIRST, cold, zero: zeroCold };
  const left = { excess: cold - warm, left: random === null ? Number.NaN : random.cold - random.warm };
  switch (startKind(numbers)) {
    case "none":
      return { key: "whereNoColdStart", values: { loss, warm: warmLoss, share, x, phase } };
    case "unseen":
      return { key: "whereUnseenStart", values: { ...start, ...left } };
    case "value":
      return { key: "whereValueStart", values: { ...start, ...left } };
    case "history":
      return { key: "whereShortHistory", values: { ...start, zeroWarm } };
    case "untrained":
      return { key: "whereUntrainedStart", values: start };
    case "open":
      return { key: "whereOpenStart", values: start };
  }
}
