import type { Answer, Message } from "../answer.ts";
import type { Subject } from "../subject.ts";
import type { Wave } from "../wave.ts";
import { furtherCharts, stepChart } from "./sine-charts.ts";
import { sineDetails } from "./sine-details.ts";
import { measureSine, type SineMeasures } from "./sine-measures.ts";
import { errorsByPhase, largest, startNumbers } from "./sine-numbers.ts";
import { COLD_SHARE, coldShare } from "./start-kind.ts";
import { startSentence } from "./start-sentence.ts";

/** Where the error of a run on the sine is. */
export function* sineWhere(subject: Subject, wave: Wave): Generator<number, Answer> {
  const measures = yield* measureSine(subject, wave);
  const hasState = measures.distances !== null;
  const answer = conclusion(measures, wave);
  // A start that is lost in a bad fit still has a cause.
  const start = answer.key === "whereNoColdStart" ? startSentence(startNumbers(measures, wave), wave) : null;
  return {
    question: "where",
    answer,
    details: [...(start === null ? [] : [start]), ...sineDetails(measures, subject, wave)],
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
  const { loss, warmLoss } = numbers;
  const { phase, x, share } = largest(errorsByPhase(measures.warm[0] as Float64Array, wave));
  if (measures.distances === null) return { key: "whereStatic", values: { loss, share, x, phase } };
  const start = coldShare(numbers) >= COLD_SHARE ? startSentence(numbers, wave) : null;
  return start ?? { key: "whereNoColdStart", values: { loss, warm: warmLoss, share, x, phase } };
}
