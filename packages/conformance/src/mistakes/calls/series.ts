import * as series from "@dz/series";
import { exportsOf, type Subject, subject } from "./subject.ts";

/** A line with a season of 4 and a little that has none, [n]. */
const values = (n = 24): Float64Array =>
  Float64Array.from({ length: n }, (_, t) => 10 + t + (t % 4) + ((t * t) % 7) / 7);
const row = (): Float64Array => Float64Array.of(1, 2);
const days = (): Float64Array => Float64Array.of(0, 86_400_000);
const step = (): series.TimeStep => ({ unit: "day", count: 1, day: 1, offset: 0 });
const scaler = (): series.Scaler => ({ kind: "standard", shift: 1, scale: 2 });
const preparation = (): series.Preparation => ({ log: true, differences: [4, 1], scaler: scaler() });
const persist: series.Forecaster = (history, steps) => new Float64Array(steps).fill(history.at(-1) as number);
const csv = "date,a\n2000-01-01,1\n2000-01-02,2\n";
const reading = (): series.ReadOptions => ({
  columns: ["a"],
  time: "date",
  header: true,
  format: "csv",
  delimiter: ",",
  decimal: ".",
  encoding: "utf-8",
  missing: "forward",
  sort: true,
  gaps: "fill",
});

const baselines: readonly [string, () => series.Baseline][] = [
  ["persistence", () => series.persistence()],
  ["meanOfTraining", () => series.meanOfTraining(values())],
  ["drift", () => series.drift(values())],
  ["seasonalNaive", () => series.seasonalNaive(values(), 4)],
  ["autoregression", () => series.autoregression(values(), 2)],
  ["theta", () => series.theta(values(), { period: 4 })],
];

const methods: readonly Subject[] = [
  ...baselines.map(([name, make]) =>
    subject(
      `${name}.forecast`,
      (history: Float64Array, steps: number) => make().forecast(history, steps),
      () => values(),
      () => 2,
    ),
  ),
  subject(
    "SeriesReader.push",
    (piece: string) => new series.SeriesReader().push(piece),
    () => csv,
  ),
];

export const seriesCalls: readonly Subject[] = [
  ...exportsOf(series, {
    applyScaler: () => [scaler(), values()],
    autocorrelation: () => [values(), 3],
    autoregression: () => [values(), "aic", { largest: 2 }],
    bandScores: () => [row(), row(), row(), 0.9],
    bestShift: () => [values(), values(), 2],
    calendarInputs: () => [days(), ["hour", "weekday"]],
    conformalWidths: () => [[row(), row()], 0.5],
    drift: () => [values()],
    findPeriod: () => [values(), 0.3],
    fitPreparation: () => [values(), { log: true, differences: [4, 1], scale: "minmax" }],
    fitScaler: () => [values(), "minmax"],
    formatTime: () => [0, { template: "{year}-{MM}-{DD}", offset: 60 }],
    horizonScores: () => [values(), 20, [row(), row()], 1],
    invertScaler: () => [scaler(), values()],
    lostValues: () => [{ differences: [4, 1] }],
    maseScale: () => [values(), 4],
    meanOfTraining: () => [values()],
    nextTimes: () => [days(), step(), 3],
    oneStepForecasts: () => [values(), 20, persist],
    oneStepScores: () => [values(), 20, persist, 1],
    persistence: () => [],
    prepare: () => [preparation(), values()],
    readSeries: () => [csv, reading()],
    readSeriesStream: () => [[csv], reading()],
    restore: () => [preparation(), values(), row()],
    rollingForecasts: () => [values(), 20, persist, 2],
    scores: () => [row(), row(), 1],
    seasonalNaive: () => [values(), 4],
    SeriesReader: () => [reading()],
    skill: () => [1, 2],
    split: () => [100, { valid: 0.1, test: 0.2 }],
    stepText: () => [step()],
    theta: () => [values(), { period: 4 }],
  }),
  ...methods,
];
