import type { Chart, LineChart, Message } from "../answer.ts";
import { formats } from "../catalogue/formats.ts";
import type { Subject } from "../subject.ts";
import type { Wave } from "../wave.ts";
import { firstMean, smoothed, stepsFrom } from "./curves.ts";
import type { SineMeasures } from "./sine-measures.ts";
import { errorsByPhase, errorsByValue, FIRST, startsNearZero } from "./sine-numbers.ts";
import { startPhases } from "./start-phases.ts";
import { stateChart } from "./state-chart.ts";
import { mapPeriods } from "./wave-map.ts";

/** The number of ranges of values. */
const RANGES = 10;

/** How many neighbours on either side an error is averaged with, so that its passages through 0 do not hide the rest. */
export const SMOOTH = 10;

const squaredError = { label: { key: "squaredError" }, log: true } as const;
const loss = { label: { key: "loss" }, log: true } as const;

/** The error by step: from an empty state, after a warm-up, trained from random phases, started near 0. */
export function stepChart({ cold, warm, random }: SineMeasures, wave: Wave, hasState: boolean): Chart {
  const line = (name: Message, errors: Float64Array | undefined): LineChart["lines"] =>
    errors === undefined ? [] : [{ name, x: stepsFrom(0, errors.length), y: smoothed(errors, SMOOTH) }];
  const zero = startsNearZero(wave)[0] ?? -1;
  const phase = startPhases(wave)[zero] ?? 0;
  return {
    kind: "lines",
    title: { key: "whereErrorTitle" },
    x: { label: { key: "step" } },
    y: squaredError,
    lines: [
      ...line({ key: "whereCold" }, cold[0]),
      ...(hasState ? line({ key: "whereWarm" }, warm[0]) : []),
      ...line({ key: "whereRandomLine" }, random?.cold[0]),
      ...line({ key: "whereZeroLine", values: { phase } }, cold[zero]),
    ],
  };
}

/** The rest: the first steps by start phase, the error by phase, by value and by state, and the map of waves. */
export function furtherCharts(measures: SineMeasures, subject: Subject, wave: Wave): Chart[] {
  const { cold, warm, random, train, distances } = measures;
  const starts = startPhases(wave);
  const order = starts.map((_, k) => k).sort((a, b) => (starts[a] as number) - (starts[b] as number));
  const byStart = (name: Message, errors: readonly Float64Array[]): LineChart["lines"][number] => ({
    name,
    x: order.map((k) => (starts[k] as number) / Math.PI),
    y: order.map((k) => firstMean(errors[k] as Float64Array, FIRST)),
  });
  const centres = stepsFrom(0, RANGES).map((i) => (2 * i + 1) / RANGES - 1);
  const phases = errorsByPhase(warm[0] as Float64Array, wave);
  const values = (errors: Float64Array, inputs: Float64Array): number[] =>
    errorsByValue(errors, inputs, RANGES).map((group) => group.mean);
  const charts: Chart[] = [
    {
      kind: "lines",
      title: { key: "whereStartTitle", values: { count: FIRST } },
      x: { label: { key: "whereStartPhase" } },
      y: loss,
      lines: [
        byStart({ key: "whereCold" }, cold),
        ...(distances === null ? [] : [byStart({ key: "whereWarm" }, warm)]),
        ...(random === null ? [] : [byStart({ key: "whereRandomLine" }, random.cold)]),
      ],
    },
    {
      kind: "lines",
      title: { key: "wherePhaseTitle" },
      x: { label: { key: "wherePhase" } },
      y: loss,
      lines: [
        {
          name: { key: "whereTestWave" },
          x: phases.map(({ phase }) => phase / Math.PI),
          y: phases.map((part) => part.mean),
        },
      ],
    },
    {
      kind: "lines",
      title: { key: "whereValueTitle" },
      x: { label: { key: "whereValue" } },
      y: loss,
      lines: [
        { name: { key: "whereTestWave" }, x: centres, y: values(warm[0] as Float64Array, subject.test.inputs) },
        { name: { key: "whereTrainWave" }, x: centres, y: values(train, subject.train.inputs) },
      ],
    },
  ];
  if (distances !== null) charts.push(stateChart(cold[0] as Float64Array, distances));
  return [...charts, mapChart(measures, wave)];
}

function mapChart({ map }: SineMeasures, wave: Wave): Chart {
  return {
    kind: "map",
    title: { key: "whereMapTitle" },
    rows: { label: { key: "whereMapRows", values: { length: wave.length } }, names: mapPeriods },
    columns: { label: { key: "whereMapColumns" }, names: startPhases(wave).map(formats.phase) },
    values: map.losses.map((row, i) => row.map((value, k) => value / (map.persistence[i]?.[k] as number))),
    value: { label: { key: "whereMapValue" }, log: true },
  };
}
