import type { Answer, Chart } from "../answer.ts";
import { lengthOf, type Sequence } from "../sequence.ts";
import type { Subject } from "../subject.ts";
import { smoothed, stepsFrom } from "./curves.ts";
import { errorsByStep, readTogether } from "./read-together.ts";
import { type SeriesMeasures, seriesAnswer, seriesDetails, seriesPlaces } from "./series-answer.ts";
import { byPhase, remaindersOf } from "./series-places.ts";
import { SMOOTH } from "./sine-charts.ts";
import { stateChart } from "./state-chart.ts";
import { cut, distances, seenStates } from "./states.ts";

/** The network reads the training part in streams of about this many steps ... */
const STREAM = 60;
/** ... at most this many. */
const MOST_STREAMS = 32;

/** Where the error of a run on a series is. */
export function* seriesWhere(subject: Subject): Generator<number, Answer> {
  const measures = yield* measureSeries(subject);
  const places = seriesPlaces(measures);
  return {
    question: "where",
    answer: seriesAnswer(measures, places),
    details: seriesDetails(measures, places),
    chart: stepChart(measures),
    more: furtherCharts(measures),
  };
}

/** Reads the test part, warm and cold, and the training part; yields the part of the work that is done. */
export function* measureSeries(subject: Subject): Generator<number, SeriesMeasures> {
  const { test, train, backtest } = subject;
  const states: Float64Array[] = [];
  const read = function* <T>(work: Generator<null, T>, from: number): Generator<number, T> {
    for (let next = work.next(); ; next = work.next()) {
      if (next.done === true) return next.value;
      yield from;
    }
  };
  const [answers] = yield* read(
    readTogether(subject, [test], (state, step) => {
      if (step >= test.from) states.push(state);
    }),
    0,
  );
  const errors = errorsByStep(answers as Float64Array, test);
  const hasState = states.length > 0;
  const start = cut(test, test.from, lengthOf(test));
  const [cold] = hasState && test.from > 0 ? yield* read(readTogether(subject, [start]), 0.3) : [];
  const streams = Math.max(1, Math.min(MOST_STREAMS, Math.floor(lengthOf(train) / STREAM)));
  const seen = hasState ? yield* read(seenStates(subject, train, streams), 0.6) : null;
  const far = seen === null ? null : yield* read(distances(states, seen.states), 0.8);
  return {
    errors,
    cold: cold === undefined ? null : errorsByStep(cold, start),
    warmUp: test.from,
    distances: far,
    values: firstInputs(test, test.from),
    training: firstInputs(train, train.from),
    first: (backtest?.testStart ?? 0) + 1,
    period: backtest?.period ?? null,
  };
}

/** The first input of each step from one on: the level of the series, or its last change. */
function firstInputs({ inputs, size }: Sequence, from: number): Float64Array {
  return Float64Array.from({ length: inputs.length / size - from }, (_, i) => inputs[(from + i) * size] as number);
}

function stepChart({ errors, cold, first }: SeriesMeasures): Chart {
  const x = stepsFrom(first, errors.length);
  return {
    kind: "lines",
    title: { key: "whereErrorTitle" },
    x: { label: { key: "whereSeriesStep" } },
    y: { label: { key: "squaredError" }, log: true },
    lines: [
      { name: { key: "whereWarm" }, x, y: smoothed(errors, SMOOTH) },
      ...(cold === null
        ? []
        : [{ name: { key: "whereCold" } as const, x, y: smoothed(cold, SMOOTH), as: "dashed" as const }]),
    ],
  };
}

function furtherCharts({ errors, values, first, period, distances }: SeriesMeasures): Chart[] {
  const charts: Chart[] = [
    {
      kind: "lines",
      title: { key: "whereValueTitle" },
      x: { label: { key: "whereValue" } },
      y: { label: { key: "squaredError" }, log: true },
      lines: [{ name: { key: "theNetwork" }, x: [...values], y: [...errors], as: "points" }],
    },
  ];
  if (period !== null) charts.push(phaseChart(errors, first, period));
  if (distances !== null) charts.push(stateChart(errors, distances));
  return charts;
}

function phaseChart(errors: Float64Array, first: number, period: number): Chart {
  const { labels, count } = byPhase(errors.length, first, period);
  const sums = new Float64Array(count);
  const counts = new Float64Array(count);
  labels.forEach((label, i) => {
    sums[label] = (sums[label] as number) + (errors[i] as number);
    counts[label] = (counts[label] as number) + 1;
  });
  return {
    kind: "lines",
    title: { key: "wherePhaseTitle" },
    x: { label: { key: "whereRemainder", values: { period } } },
    y: { label: { key: "loss" } },
    lines: [
      {
        name: { key: "theNetwork" },
        x: Array.from(sums, (_, label) => remaindersOf(label, period)[0]),
        y: Array.from(sums, (sum, label) => sum / (counts[label] as number)),
      },
    ],
  };
}
